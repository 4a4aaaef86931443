"""The date that follows a number, whole or as far as it is written."""

import re
from dataclasses import dataclass

_LINK = r"(?:\]\([^)\s]*\)|\s*\([a-z]{1,2}\d{0,3}\))?"
_LEAD = rf"{_LINK}\s*,?\s*(?:ban hanh\s+|ky\s+)?"
_MONTHS = r"(?:1[0-2]|0?[1-9])"
_DAYS = r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = re.compile(
    rf"{_LEAD}(?:"
    rf"ngay\s+(?P<day>{_DAYS})?\s*[./…]*\s*thang\s+(?P<month>{_MONTHS})\s+nam\s+(?P<year>\d{{4}})"
    rf"|ngay\s+(?P<d>{_DAYS})\s*[/.-]\s*(?P<m>{_MONTHS})\s*[/.-]\s*(?P<y>\d{{4}})"
    rf"|nam\s+(?P<only>(?:19|20)\d\d)"
    rf")(?!\d)"
)


@dataclass(frozen=True)
class WrittenDate:
    """ISO, or partial: ``2026-06`` where the day is left open, ``2018`` for a year."""

    iso: str
    end: int


def date_after(folded: str, position: int) -> WrittenDate | None:
    """The date right after a position of the folded text."""
    match = _DATE.match(folded, position)
    if match is None:
        return None
    if match["only"]:
        return WrittenDate(match["only"], match.end())
    year, month = match["year"] or match["y"], match["month"] or match["m"]
    day = match["day"] or match["d"]
    iso = f"{year}-{int(month):02}"
    return WrittenDate(f"{iso}-{int(day):02}" if day else iso, match.end())
