"""Place and date: `Hà Nội, ngày 05 tháng 01 năm 2026`, day or month perhaps left open."""

import datetime
import re
from dataclasses import dataclass

from .folding import fold
from .letters import SYLLABLE

_DIGITS = str.maketrans({"l": "1", "i": "1", "|": "1", "o": "0", "s": "5", "z": "2"})
_NUMBER = r"[0-9lio|szÌ]{1,2}"
_BLANK = r"[\s.…_\-]*"
_LONG = re.compile(
    rf"ngay(?P<gap>{_BLANK})(?P<day>{_NUMBER})?{_BLANK}"
    rf"thang{_BLANK}(?P<month>{_NUMBER})?{_BLANK}"
    rf"nam{_BLANK}(?P<year>(?:1[89]|20)\d\d)?"
)
_SHORT = re.compile(
    r"ngay\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:1[89]|20)\d\d)"
)
_UNIT = r"(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố|[Đđ]ặc khu|TP\.?|Tp\.?)"
_PLACE = re.compile(
    rf"((?:{_UNIT}\s*)?{SYLLABLE}(?:[ -]{SYLLABLE}){{0,4}})\s*[,.;]?\s*$"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A place and date, and where in the line they stand."""

    place: str | None
    date: str | None
    """ISO, or `2026-06`, `2026` where day or month are left open."""
    start: int
    end: int
    certain: bool


def iso(year: str, month: str | None, day: str | None) -> str | None:
    """The date as far as it is there and possible."""
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if not day:
        return f"{year}-{int(month):02d}"
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def find_date(text: str) -> tuple[str | None, int, int, bool] | None:
    """The first date written with `ngày`: ISO or partial, where, and if all was legible."""
    folded = fold(text)
    short = _SHORT.search(folded)
    if short:
        day, month, year = short.groups()
        return iso(year, month, day), *short.span(), True
    found = _LONG.search(folded)
    if not found:
        return None
    day, month = (_digits(found[key]) for key in ("day", "month"))
    if not found["year"]:
        return None, *found.span(), True
    clean = all(not found[key] or found[key].isdigit() for key in ("day", "month"))
    date = iso(found["year"], month, day)
    if date is None:
        date, clean = iso(found["year"], None, None), False
    return date, *found.span(), clean


def _digits(text: str | None) -> str | None:
    if not text:
        return None
    digits = text.translate(_DIGITS)
    return digits if digits.isdigit() else None


def find_dated(text: str) -> Dated | None:
    """Place and date as a heading writes them; a date inside a sentence is none."""
    found = find_date(text)
    if not found:
        return None
    date, start, end, certain = found
    if re.match(r"\s*[,;]?\s*\w", text[end:]):
        return None
    before = text[:start].rstrip()
    place = _PLACE.search(before) if before else None
    if not place:
        return Dated(None, date, start, end, certain) if not before else None
    if not re.search(r"[,.;]\s*$", before) and place.start() > 0:
        return None
    return Dated(place[1], date, place.start(), end, certain)
