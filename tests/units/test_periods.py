"""Periods follow each other without gap or overlap, and end on the office's day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.models.report import RoundSeries
from units.periods import next_period, period_of

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))


@given(st.sampled_from(RoundSeries.Every.values), st.integers(1, 31), DAYS)
def test_a_period_contains_its_day_and_the_next_follows_on(every, cut_off, day) -> None:
    cut_off = min(cut_off, 7) if every == "week" else cut_off
    period = period_of(every, cut_off, day)
    following = next_period(every, cut_off, period)
    assert period.start <= day <= period.cut_off
    assert following.start == period.cut_off + datetime.timedelta(days=1)
    assert period_of(every, cut_off, period.start) == period


@pytest.mark.parametrize(
    ("every", "cut_off", "day", "start", "end"),
    [
        ("month", 14, "2026-11-14", "2026-10-15", "2026-11-14"),
        ("month", 14, "2026-11-15", "2026-11-15", "2026-12-14"),
        ("month", 31, "2026-02-10", "2026-02-01", "2026-02-28"),
        ("quarter", 14, "2026-12-20", "2026-12-15", "2027-03-14"),
        ("half_year", 14, "2026-06-01", "2025-12-15", "2026-06-14"),
        ("year", 14, "2026-12-14", "2025-12-15", "2026-12-14"),
        ("week", 5, "2026-11-23", "2026-11-21", "2026-11-27"),
    ],
)
def test_periods_that_offices_use(every, cut_off, day, start, end) -> None:
    period = period_of(every, cut_off, datetime.date.fromisoformat(day))
    assert (period.start.isoformat(), period.cut_off.isoformat()) == (start, end)
