"""Number and symbol in a heading: `Số: 621 /BGDĐT-TĐKT`, `Số 05-NQ/ĐU`, `Số       -CV/ĐU`."""

import re
from dataclasses import dataclass

from .folding import fold
from .letters import CAPITAL, SMALL
from .types import codes

_LABEL = re.compile(
    r"(?<!\w)(?:so|s6)\s*[:.;]?\s*(?=[\d\s.…_/-]|[lio]\d)|(?<!\w)so\s*:\s*"
)
_BLANK = r"[.…_\s]*"
SYMBOL_PART = rf"[{CAPITAL}\d][\w.]*"
_REST = re.compile(
    rf"{_BLANK}(?P<number>(?:\d|[lIO|](?=[\dlIO|]*\d|\s*[/-]))[\dlIO|\s]*[a-z]?(?![{SMALL}]))?{_BLANK}"
    r"(?:[/-]\s*(?P<year>(?:19|20)\d\d)\s*(?=[/-]))?\s*"
    rf"(?:(?P<separator>[/\-–])\s*|(?<=[.…_]{{2}}))(?P<symbol>[^\W\d_][\w.]*(?:\s*[/\-–&]\s*{SYMBOL_PART})*)"
)
_LETTERS_AS_DIGITS = str.maketrans("lI|O", "1110")
_UNREAD = re.compile(rf"{_BLANK}(?P<number>\d+)\s*$")
_MISREAD = {fold(code): code for code in codes() if code not in ("HD", "HĐ")}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number and symbol, and where in the line they stand."""

    number: str | None
    symbol: str | None
    start: int
    end: int
    separator: str | None = None
    """What stands before the symbol: a slash for the State, a dash for the Party."""
    mended: bool = False
    """The symbol was spelled otherwise, as OCR may, and put right."""


def find_number(text: str) -> Numbered | None:
    """The first number and symbol after the word Số; either may be missing."""
    folded = fold(text)
    for label in _LABEL.finditer(folded):
        rest = _REST.match(text.replace("Ð", "Đ"), label.end())
        if rest and _is_symbol(rest["symbol"]):
            symbol, mended = _mend(_tight(rest["symbol"]))
            raw = re.sub(r"\s", "", rest["number"] or "")
            number = raw.translate(_LETTERS_AS_DIGITS) or None
            mended = mended or raw != (number or "")
            if number and rest["year"]:
                number = f"{number}/{rest['year']}"
            separator = (rest["separator"] or "").replace("–", "-") or None
            return Numbered(
                number, symbol, label.start(), rest.end(), separator, mended
            )
        bare = _UNREAD.match(text, label.end())
        if bare and label.start() == 0:
            return Numbered(bare["number"], None, label.start(), bare.end())
    return None


def _is_symbol(symbol: str) -> bool:
    return symbol[0].isupper() and sum(letter.isupper() for letter in symbol) >= 2


def _tight(symbol: str) -> str:
    return re.sub(
        r"\s*([/\-–&])\s*", lambda mark: mark[1].replace("–", "-"), symbol
    ).rstrip(".")


def _mend(symbol: str) -> tuple[str, bool]:
    """A type code without its mark, as OCR leaves it: `QD-UBND` is `QĐ-UBND`."""
    head, mark, tail = re.match(r"([^/-]*)([/-]?)(.*)", symbol).groups()  # type: ignore[union-attr]
    code = _MISREAD.get(fold(head))
    if not code or not mark or not head.isupper() or code.upper() == head:
        return symbol, False
    return code + mark + tail, True
