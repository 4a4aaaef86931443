"""The anonymous rank of a unit by timeliness, where its superior allows it."""

from dataclasses import dataclass

from units.board.timeliness import trend_of
from units.models import Unit

# Fewer, and a place would tell of a single other.
FEWEST_UNITS = 5


@dataclass(frozen=True)
class Rank:
    """A unit's place among all, without a name of another."""

    place: int
    among: int


def rank_of(unit: Unit) -> Rank | None:
    """The place of a unit among those below its root, where the root allows it and there
    are enough of them that no place tells of a single other."""
    root = Unit.objects.filter(pk=unit.ancestor_ids[0], rank_shown=True).first()
    if root is None:
        return None
    rows = trend_of(Unit.objects.open_on().filter(tree_path__startswith=root.tree_path))
    percents = {row.unit.pk: row.whole.percent or 0 for row in rows.units}
    if unit.pk not in percents or len(percents) < FEWEST_UNITS:
        return None
    better = sum(percent > percents[unit.pk] for percent in percents.values())
    return Rank(better + 1, len(percents))
