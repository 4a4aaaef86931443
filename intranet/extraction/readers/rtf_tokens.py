"""RTF cut into control words, text and groups (RTF 1.9.1, conventions)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # a control word
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\([^a-zA-Z'])"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)
OPEN, CLOSE, WORD, SYMBOL, BYTES = "open", "close", "word", "symbol", "bytes"


@dataclass(frozen=True, slots=True)
class Token:
    """One element; `text` is a word's name or a symbol, `data` are bytes of text."""

    kind: str
    text: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The elements of an RTF file in order; embedded binary data is passed over."""
    position = 0
    while match := _TOKEN.match(data, position):
        position = match.end()
        word, number, code, symbol, brace, plain = match.groups()
        if word:
            value = int(number) if number else None
            if word == b"bin":
                position += max(value or 0, 0)
                continue
            yield Token(WORD, word.decode("ascii"), value)
        elif code:
            yield Token(BYTES, data=bytes([int(code, 16)]))
        elif symbol:
            yield Token(SYMBOL, symbol.decode("latin-1"))
        elif brace:
            yield Token(OPEN if brace == b"{" else CLOSE)
        elif plain:
            yield Token(BYTES, data=plain)
