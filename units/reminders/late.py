"""Who is late: units with what they have not handed in, for who supervises them."""

from collections import defaultdict
from dataclasses import dataclass

from units.board import grid
from units.board.grid import Wanted
from units.models import Membership, Reminder, Unit
from units.models.organisation import UnitQuerySet
from units.reminders.errands import Errand, errands
from units.reminders.reminding import reminded_today
from units.work import reading


@dataclass(frozen=True)
class LateUnit:
    """A unit, what it owes, who leads it, and whether it was reminded today."""

    unit: Unit
    errands: list[Errand]
    head: Membership | None
    reminder: Reminder | None

    @property
    def overdue(self) -> int:
        """How many errands are late."""
        return sum(errand.is_late for errand in self.errands)

    @property
    def message(self) -> str:
        """For Zalo or an SMS: a paragraph an errand, title, date and link only."""
        return "\n".join(errand.message for errand in self.errands)


def late_units(units: UnitQuerySet, wanted: Wanted) -> list[LateUnit]:
    """Units that still exist and owe what is wanted, worst first; a handful of queries
    however many there are."""
    chosen = grid.wanted_assignments(units.open_on(), wanted, rounds=True)
    found = [item for item in reading.items(chosen) if grid.matches(item, wanted.state)]
    of_unit: dict[int, list[Errand]] = defaultdict(list)
    for errand in errands(found):
        of_unit[errand.unit_id].append(errand)
    rows = list(Unit.objects.filter(pk__in=of_unit))
    heads = _heads(rows)
    today = reminded_today(rows)
    late = [
        LateUnit(row, of_unit[row.pk], heads.get(row.pk), today.get(row.pk))
        for row in rows
    ]
    return sorted(late, key=lambda item: (-item.overdue, item.unit.tree_path))


def _heads(units: list[Unit]) -> dict[int, Membership]:
    rows = Membership.objects.active().filter(
        unit__in=units, role=Membership.Role.HEAD, user__is_active=True
    )
    return {row.unit_id: row for row in rows.select_related("user").order_by("-pk")}
