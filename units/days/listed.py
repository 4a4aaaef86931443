"""Reads the announced days of a year from a pasted list, a day or a span on a line.

``16/02/2026 - 20/02/2026 Tết Nguyên đán`` is a span of days off, ``+ 22/08/2026 Làm bù``
a day that is worked although the week says otherwise. The days that never move are those
of the Labour Code 45/2019/QH14, Article 112; Tết, Giỗ Tổ and the day beside 2 September
are announced each year.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORKED = "+"
LONGEST_SPAN = 31
LINE = re.compile(
    r"(?P<worked>\+)?\s*(?P<first>\d{1,2}/\d{1,2}/\d{4})"
    r"(?:\s*[-–]\s*(?P<last>\d{1,2}/\d{1,2}/\d{4}))?[\s:,.;–-]*(?P<name>.*)"
)
FIXED = (
    (1, 1, "Tết Dương lịch"),
    (30, 4, "Ngày Chiến thắng"),
    (1, 5, "Ngày Quốc tế lao động"),
    (2, 9, "Quốc khánh"),
)


@dataclass(frozen=True)
class Listed:
    """A day that differs from the week."""

    day: datetime.date
    worked: bool
    name: str


def fixed_days(year: int) -> str:
    """The days that never move, as lines to complete."""
    return "\n".join(f"{day:02}/{month:02}/{year} {name}" for day, month, name in FIXED)


def read(text: str) -> list[Listed]:
    """The days of a list; every line that cannot be read is named at once."""
    found: list[Listed] = []
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.extend(_read_line(line.strip()))
        except ValueError as error:
            wrong.append(
                _("Line %(n)d: %(why)s (“%(line)s”)")
                % {"n": number, "why": error, "line": line.strip()[:60]}
            )
    if wrong:
        raise ValidationError(wrong)
    if not found:
        raise ValidationError(_("Write at least one day."))
    return found


def _read_line(line: str) -> Iterator[Listed]:
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(_("begin with a day as 01/05/2026"))
    first = _day(match["first"])
    last = _day(match["last"]) if match["last"] else first
    name = match["name"].strip()
    if last < first or (last - first).days >= LONGEST_SPAN:
        raise ValueError(_("the second day must follow the first within a month"))
    if not name:
        raise ValueError(_("write what the day is called"))
    for step in range((last - first).days + 1):
        day = first + datetime.timedelta(days=step)
        yield Listed(day, bool(match["worked"]), name[:120])


def _day(text: str) -> datetime.date:
    day, month, year = map(int, text.split("/"))
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise ValueError(_("there is no such day")) from error
