"""Reporting periods: which days a repeating round covers, with the office's own cut-off.

Offices often report "from the 15th to the 14th": the period ends on the cut-off day and
begins the day after the one before. A cut-off past the end of a month is its last day.
"""

import calendar
import datetime
from dataclasses import dataclass

from units.models.report import RoundSeries

Every = RoundSeries.Every
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    start: datetime.date
    cut_off: datetime.date


def month_day(year: int, month: int, day: int) -> datetime.date:
    """A day of a month (counted on from ``year``), or its last where it is shorter."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def period_of(every: str, cut_off_day: int, day: datetime.date) -> Period:
    """The period that contains ``day``.

    Weeks end on weekday ``cut_off_day`` (Monday is 1); the others end on that day of the
    last month of the calendar quarter, half-year or year.
    """
    if every == Every.WEEK:
        cut_off = day + datetime.timedelta(days=(cut_off_day - day.isoweekday()) % 7)
        return Period(cut_off - 6 * ONE_DAY, cut_off)
    length = MONTHS[Every(every)]
    last = ((day.month - 1) // length + 1) * length
    cut_off = month_day(day.year, last, cut_off_day)
    if day > cut_off:
        last += length
        cut_off = month_day(day.year, last, cut_off_day)
    before = month_day(day.year, last - length, cut_off_day)
    return Period(before + ONE_DAY, cut_off)


def next_period(every: str, cut_off_day: int, period: Period) -> Period:
    """The period after another."""
    return period_of(every, cut_off_day, period.cut_off + ONE_DAY)
