"""Working days: weekends and the calendar that editors keep.

Public holidays: Bộ luật Lao động 45/2019/QH14, Điều 112; Tết follows the lunar calendar
and the days that compensate are announced each year, so both are rows, not rules. A
deadline of N working days counts from the day after (Bộ luật Dân sự 91/2015/QH13, Điều
147: the first day is not counted); due means the end of that day in Vietnam.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

SATURDAY = 5
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Days that differ from the week: True is worked (a compensation Saturday), False is
    a holiday."""

    exceptions: Mapping[datetime.date, bool] = field(default_factory=dict)

    @cached_property
    def _horizon(self) -> datetime.date:
        return max(self.exceptions, default=datetime.date.min)

    def is_working(self, day: datetime.date) -> bool:
        """Whether offices work on a day."""
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def add(self, day: datetime.date, count: int) -> datetime.date:
        """The ``count``-th working day after ``day`` (``count`` of at least 1)."""
        if count < 1:
            raise ValueError("A deadline is at least one working day away.")
        while count:
            if day > self._horizon and count > 5:
                weeks, count = divmod(count, 5)
                day += datetime.timedelta(weeks=weeks)
                day, count = (day, count) if count else self._back_onto_workday(day)
                continue
            day += ONE_DAY
            count -= self.is_working(day)
        return day

    def _back_onto_workday(self, day: datetime.date) -> tuple[datetime.date, int]:
        """Whole weeks after a weekend day end on its Friday."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day, 0

    def between(self, start: datetime.date, end: datetime.date) -> int:
        """Working days after ``start`` up to and with ``end``; negative where ``end`` is
        earlier."""
        if end < start:
            return -self.between(end, start)
        count = 0
        while start < end:
            start += ONE_DAY
            count += self.is_working(start)
        return count

    def next_working(self, day: datetime.date) -> datetime.date:
        """The day itself, or the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day
