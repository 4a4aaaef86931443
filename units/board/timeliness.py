"""How much came in on time, per unit and month: what the trend and the rank stand on.

An assignment counts for the month of its deadline, whenever it was handed in: late is
marked late and counted for its own period.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils import timezone

from units.board.shares import Share, added, last_months
from units.models import Assignment, Unit
from units.models.organisation import UnitQuerySet
from units.states import State
from units.work import reading
from units.work.reading import Item

HANDED_IN = frozenset({State.SUBMITTED, State.RETURNED, State.ACCEPTED})


@dataclass(frozen=True)
class UnitTrend:
    """A unit with its share of each month."""

    unit: Unit
    shares: list[Share]

    @property
    def whole(self) -> Share:
        """Over all months."""
        return added(self.shares)


@dataclass(frozen=True)
class Trend:
    """Months, the units with their shares, and the shares of all together."""

    months: list[datetime.date]
    units: list[UnitTrend]

    @property
    def together(self) -> list[Share]:
        """All units, month by month."""
        columns = zip(*(row.shares for row in self.units), strict=True)
        return [added(column) for column in columns] or [Share() for _m in self.months]


def trend_of(units: UnitQuerySet) -> Trend:
    """What was due in the last months and is decided: in, or overdue."""
    today = timezone.localdate()
    months = last_months(today)
    rows = Assignment.objects.filter(
        unit__in=units.order_by().values("pk"), due__gte=months[0], waived_at=None
    )
    timely: dict[int, Counter[datetime.date]] = defaultdict(Counter)
    total: dict[int, Counter[datetime.date]] = defaultdict(Counter)
    for item in reading.items(rows):
        if item.due is None or not _is_decided(item, today):
            continue
        month = item.due.replace(day=1)
        total[item.unit_id][month] += 1
        in_time = item.standing.state in HANDED_IN and not item.standing.late
        timely[item.unit_id][month] += in_time
    named = units.filter(pk__in=total).order_by("tree_path")
    return Trend(
        months,
        [
            UnitTrend(
                unit,
                [Share(timely[unit.pk][m], total[unit.pk][m]) for m in months],
            )
            for unit in named
        ],
    )


def _is_decided(item: Item, today: datetime.date) -> bool:
    """A deadline of this month that has not come, and is not met yet, says nothing."""
    if item.due is None or item.due.replace(day=1) > today.replace(day=1):
        return False
    return item.standing.state in HANDED_IN or item.due < today
