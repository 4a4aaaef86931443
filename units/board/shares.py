"""So many of so many in time, and the months they are counted for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

MONTHS = 12


@dataclass(frozen=True)
class Share:
    """So many of so many in time."""

    timely: int = 0
    total: int = 0

    @property
    def percent(self) -> int | None:
        """Rounded; None where nothing was due."""
        return round(100 * self.timely / self.total) if self.total else None

    def plus(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.timely + other.timely, self.total + other.total)


def added(shares: Iterable[Share]) -> Share:
    """The sum of shares."""
    total = Share()
    for share in shares:
        total = total.plus(share)
    return total


def last_months(today: datetime.date, count: int = MONTHS) -> list[datetime.date]:
    """The first days of the last months, this one included."""
    first = today.replace(day=1)
    months = [first]
    while len(months) < count:
        first = (first - datetime.timedelta(days=1)).replace(day=1)
        months.insert(0, first)
    return months
