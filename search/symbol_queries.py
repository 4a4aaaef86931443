"""Numbers and symbols as readers type them: ``kl 120``, ``nghị định 59``, ``nd59/2023``.

Forgiving, since a wrong reading only adds terms that no document has; the words as typed
are searched beside them.
"""

import re
import unicodedata
from dataclasses import dataclass

from search.document_types import code_of, codes_by_name, fold
from search.symbol_terms import build_terms

# fmt: off
_ISSUERS = frozenset([
    "cp", "ttg", "ctn", "qh", "ubtvqh", "ubnd", "hdnd", "ctubnd", "vpqh", "vpcp",
    "vptw", "tw", "tu", "du", "hu", "qu", "ttcp", "tandtc", "vksndtc", "bca", "bqp",
    "btp", "bnv", "btc", "byt", "bct", "bxd", "bkhcn", "bgddt", "bgtvt", "bkhdt",
    "btttt", "bvhttdl", "bldtbxh", "bnnptnt", "bnnmt", "btnmt", "bng", "ubdt", "nhnn",
    "ktnn", "mttq", "mttw", "mttqtw", "hdbt", "hdcp", "xdd", "btg", "bdv", "bnc",
    "ubkt", "bcd", "dtn", "hnd", "hccb", "ldld", "lhpn",
])
_LONGEST_GLUED = 16
_ASSEMBLY = ("qh", "ubtvqh")
_CENTRAL = ("tư", "t.ư")
_WORD = re.compile(
    r"t\.(?:ư|u\u031b)|(?:[^\W\d_][\u0300-\u036f]*)+|\d+(?:[a-z](?![^\W_]))?",
    re.IGNORECASE,
)
_NO_NUMBER_AFTER = frozenset([
    "dieu", "khoan", "diem", "chuong", "muc", "ngay", "thang", "nam", "trang", "tuoi",
    "phan",
])
_UNITS = frozenset([
    "ngay", "thang", "nam", "gio", "phut", "tuan", "nguoi", "lan", "trieu", "dong",
    "ty", "tuoi", "ho", "thon", "xa", "dieu", "khoan", "diem", "cap", "loai", "muc",
    "buoc", "buoi",
])
# fmt: on


@dataclass(frozen=True)
class SymbolQuery:
    """One number and symbol in a query; ``types`` are the codes that it may mean."""

    number: str | None
    year: str | None
    types: tuple[str, ...]
    parts: tuple[str, ...]
    start: int
    end: int

    @property
    def is_exact(self) -> bool:
        """Whether it names number, type and issuer, as only one document should."""
        assembly = bool(self.parts) and self.parts[0].startswith(_ASSEMBLY)
        return bool(self.number) and (
            len(self.parts) > 1 or (assembly and bool(self.year))
        )

    @property
    def terms(self) -> list[str]:
        """The tokens to ask for, from the most telling to the least."""
        types = [fold(code) for code in self.types]
        if not self.parts or (types and self.parts[0] in types) or len(self.parts) > 1:
            return build_terms(self.number, self.year, self.parts, types)
        found = build_terms(self.number, self.year, self.parts, types)
        for code in types:
            found += build_terms(self.number, self.year, (code, *self.parts))
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class _Token:
    text: str
    raw: str
    before: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_year(self) -> bool:
        return bool(re.fullmatch(r"(?:19|20)\d\d", self.text))

    @property
    def is_plain(self) -> bool:
        """Without tone marks, as abbreviations are."""
        return all(char.isascii() or char in "đðư" for char in self.raw)

    @property
    def joined(self) -> bool:
        return bool(re.search(r"[/\-–—_.]", self.before))


def read_query(text: str) -> list[SymbolQuery]:
    """The numbers and symbols in what a reader typed; offsets are those of ``text``."""
    tokens = _tokens(text)
    found: list[SymbolQuery] = []
    index = 0
    while index < len(tokens):
        read, after = _Reader(tokens).read(index)
        if read is not None:
            found.append(read)
        index = max(after, index + 1)
    return found


def query_terms(text: str) -> list[str]:
    """The symbol tokens to ask an index for; empty where the query names none."""
    return list(dict.fromkeys(term for read in read_query(text) for term in read.terms))


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    previous = 0
    for match in _WORD.finditer(text):
        raw = unicodedata.normalize("NFC", match.group()).lower()
        before = text[previous : match.start()]
        for piece in _unglue(raw):
            shift = raw.index(piece) if piece != raw else 0
            end = (
                match.end()
                if raw.endswith(piece)
                else match.start() + shift + len(piece)
            )
            folded = fold(piece)
            if folded:
                tokens.append(_Token(folded, piece, before, match.start() + shift, end))
                before = "" if piece != raw else before
        previous = match.end()
    return tokens


def _unglue(raw: str) -> list[str]:
    """``nđcp`` in ``nđ`` and ``cp``, where both are known and the whole is not."""
    folded = fold(raw)
    is_short = len(raw) <= _LONGEST_GLUED and len(folded) == len(raw)
    if is_short and code_of(raw) is None and folded not in _ISSUERS:
        for cut in range(2, len(raw) - 1):
            if code_of(raw[:cut]) and folded[cut:] in _ISSUERS:
                return [raw[:cut], raw[cut:]]
    return [raw]


class _Reader:
    """Reads one symbol at a position of the tokens, each part a method."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens

    def token(self, index: int) -> _Token | None:
        return self.tokens[index] if index < len(self.tokens) else None

    def read(self, index: int) -> tuple[SymbolQuery | None, int]:
        types, after = self.read_type(index)
        number_at = self.skip_word_so(after)
        number, year, after_number = self.read_number(number_at)
        if number is None:
            parts, after_parts = self.read_parts(index) if types else ((), index)
            is_bare = len(parts) > 1 and any(
                t.joined for t in self.tokens[index + 1 : after_parts]
            )
            if is_bare:
                return self.build(
                    None, None, types, parts, index, after_parts
                ), after_parts
            return None, index + 1
        parts, after_parts = self.read_parts(after_number)
        if (
            not parts
            and (unit := self.token(after_number))
            and unit.text in _UNITS
            and not year
        ):
            return None, after_number
        alone = number_at <= 1 and after_number == len(self.tokens)
        said_so = number_at > after
        if not (types or parts or year or alone or said_so):
            return None, after_number
        types = types or self.types_of(parts)
        return self.build(number, year, types, parts, index, after_parts), after_parts

    def build(
        self,
        number: str | None,
        year: str | None,
        types: tuple[str, ...],
        parts: tuple[str, ...],
        first: int,
        after: int,
    ) -> SymbolQuery:
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return SymbolQuery(number, year, types, parts, start, end)

    def types_of(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        code = code_of(parts[0]) if parts else None
        return (code,) if code else ()

    def read_type(self, index: int) -> tuple[tuple[str, ...], int]:
        for length in (4, 3, 2, 1):
            words = self.tokens[index : index + length]
            name = " ".join(word.text for word in words)
            if len(words) == length and name in codes_by_name():
                return codes_by_name()[name], index + length
        token = self.token(index)
        if token and token.is_plain and (code := code_of(token.raw)):
            return (code,), index + 1
        return (), index

    def skip_word_so(self, index: int) -> int:
        token = self.token(index)
        following = self.token(index + 1)
        if token and token.text == "so" and following and following.is_number:
            return index + 1
        return index

    def read_number(self, index: int) -> tuple[str | None, str | None, int]:
        token = self.token(index)
        if (
            token is None
            or not token.is_number
            or len(token.text.rstrip("abcdefgh")) > 5
        ):
            return None, None, index
        before = self.token(index - 1) if index else None
        in_date = before and before.is_number and "/" in token.before
        if in_date or (before and before.text in _NO_NUMBER_AFTER):
            return None, None, index
        year, after = self.read_year(index + 1)
        following = self.token(after)
        if following and following.is_number and "/" in following.before and not year:
            return None, None, index
        return token.text, year, after

    def read_year(self, index: int) -> tuple[str | None, int]:
        token = self.token(index)
        following = self.token(index + 1)
        if token and token.is_year:
            return token.text, index + 1
        if token and token.text == "nam" and following and following.is_year:
            return following.text, index + 2
        return None, index

    def read_parts(self, index: int) -> tuple[tuple[str, ...], int]:
        parts: list[str] = []
        while (token := self.token(index)) is not None:
            part, after = self.read_part(token, index, is_first=not parts)
            if part is None:
                break
            parts.append(part)
            index = after
        return tuple(parts), index

    def read_part(
        self, token: _Token, index: int, *, is_first: bool
    ) -> tuple[str | None, int]:
        if token.is_number:
            is_serial = not is_first and token.joined and token.text.startswith("0")
            return (token.text, index + 1) if is_serial else (None, index)
        if not token.is_plain:
            return None, index
        digits = self.token(index + 1)
        text, after = token.text, index + 1
        if (
            digits
            and digits.is_number
            and not digits.before
            and code_of(token.raw) is None
        ):
            text, after = text + digits.text, index + 2
        is_known = (
            token.text in _ISSUERS
            or token.raw in _CENTRAL
            or (is_first and code_of(token.raw) is not None)
        )
        if not (is_known or (token.joined and len(text) <= 16)):
            return None, index
        return ("tw" if token.raw in _CENTRAL else text), after
