"""Figures of many units as one: summed, averaged or listed as the form says. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from units.models import Indicator
from units.reports.values import FIGURES, Canonical, figure

Combine = Indicator.Combine
CENTS = Decimal("0.01")


@dataclass(frozen=True)
class Branch:
    """A part of the unit tree that is counted by itself."""

    key: int
    name: str


@dataclass(frozen=True)
class Answer:
    """What one unit answered, and the frozen round that says so."""

    unit: str
    branch: int
    receipt: str
    value: Canonical


@dataclass(frozen=True)
class Line:
    """An indicator over all units."""

    indicator: Indicator
    answers: tuple[Answer, ...]

    @property
    def how(self) -> str:
        """What cannot be counted is listed, whatever the form says."""
        if self.indicator.kind not in FIGURES:
            return Combine.LIST
        return self.indicator.combine

    @property
    def is_listed(self) -> bool:
        """Whether each unit's answer stands by itself."""
        return self.how == Combine.LIST

    @property
    def total(self) -> Decimal | None:
        """Over all units; None where none answered, and for what is listed."""
        return self._combined(self.answers)

    def of_branch(self, key: int) -> Decimal | None:
        """Over the units of one branch."""
        return self._combined(item for item in self.answers if item.branch == key)

    def _combined(self, answers: Iterable[Answer]) -> Decimal | None:
        if self.is_listed:
            return None
        numbers = [figure(self.indicator, item.value) for item in answers]
        return combine(self.how, [number for number in numbers if number is not None])


def combine(how: str, numbers: Sequence[Decimal]) -> Decimal | None:
    """Sum, or average to two decimals; silence is neither zero nor counted."""
    if not numbers:
        return None
    total = sum(numbers, Decimal(0))
    if how == Combine.AVERAGE:
        return (total / len(numbers)).quantize(CENTS, ROUND_HALF_UP)
    return total


@dataclass(frozen=True)
class Given:
    """One unit's answers to a form."""

    unit: str
    branch: int
    receipt: str
    values: Mapping[str, Canonical]


def lines(indicators: Iterable[Indicator], given: Sequence[Given]) -> list[Line]:
    """Every indicator with the answers that units gave, in the order of the form."""
    return [
        Line(
            indicator,
            tuple(
                Answer(item.unit, item.branch, item.receipt, value)
                for item in given
                if (value := item.values.get(indicator.code)) is not None
            ),
        )
        for indicator in indicators
    ]


def branch_keys(paths: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """By unit the branch it is counted in: the unit right below the last one that is
    over all of them. ``paths`` holds the ids from the root down to each unit."""
    every = list(paths.values())
    depth = 0
    while every and all(len(path) > depth for path in every):
        if len({path[depth] for path in every}) > 1:
            break
        depth += 1
    return {unit: path[min(depth, len(path) - 1)] for unit, path in paths.items()}
