"""Working days against a loop day by day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.workdays import Calendar

FIRST = datetime.date(2015, 1, 1)
DAYS = st.dates(FIRST, datetime.date(2034, 12, 31))
CALENDARS = st.dictionaries(DAYS, st.booleans(), max_size=60).map(Calendar)


def day_by_day(calendar: Calendar, start: datetime.date, count: int) -> datetime.date:
    day = start
    while count:
        day += datetime.timedelta(days=1)
        worked = calendar.exceptions.get(day, day.isoweekday() <= 5)
        count -= 1 if worked else 0
    return day


@given(CALENDARS, DAYS, st.integers(1, 400))
def test_adding_equals_a_loop(calendar, start, count) -> None:
    assert calendar.add(start, count) == day_by_day(calendar, start, count)


@given(CALENDARS, DAYS, st.integers(1, 200))
def test_between_undoes_adding(calendar, start, count) -> None:
    assert calendar.between(start, calendar.add(start, count)) == count


@given(CALENDARS, DAYS, DAYS)
def test_between_has_a_sign(calendar, first, second) -> None:
    assert calendar.between(first, second) == -calendar.between(second, first)


def test_a_friday_plus_one_is_monday() -> None:
    assert Calendar().add(datetime.date(2026, 11, 20), 1) == datetime.date(2026, 11, 23)


def test_a_holiday_is_not_counted_and_a_worked_saturday_is() -> None:
    calendar = Calendar(
        {datetime.date(2026, 9, 2): False, datetime.date(2026, 9, 5): True}
    )
    assert calendar.add(datetime.date(2026, 9, 1), 1) == datetime.date(2026, 9, 3)
    assert calendar.add(datetime.date(2026, 9, 4), 1) == datetime.date(2026, 9, 5)


def test_a_deadline_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        Calendar().add(FIRST, 0)
