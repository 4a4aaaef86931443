"""Who has reported and who has not."""

from collections.abc import Iterable
from dataclasses import dataclass

from units.consolidation.scope import Outcome, Scope
from units.models import SubmissionRound, Unit

REPORTED = (Outcome.WAITING, Outcome.ACCEPTED)


@dataclass(frozen=True)
class Coverage:
    """Units by what they did; every unit that was asked stands in one of the lists."""

    included: list[Unit]
    outside: list[Unit]
    """Reported, but not in the report: still waiting, or accepted since."""
    missing: list[Unit]
    nothing: list[Unit]
    """Of those included: reported that there is nothing to report."""

    @property
    def reported(self) -> int:
        """How many have reported."""
        return len(self.included) + len(self.outside)

    @property
    def asked(self) -> int:
        """How many were asked."""
        return self.reported + len(self.missing)

    def sentence(self, *, named: bool = True) -> str:
        """For the paper, so in Vietnamese; without names for all to read."""
        said = f"{self.reported}/{self.asked} đơn vị đã báo cáo"
        if not named:
            return f"{said}."
        if self.missing:
            said += f", còn thiếu: {names(self.missing)}"
        for units, words in (
            (self.nothing, "không phát sinh"),
            (self.outside, "đã báo cáo, chưa đưa vào bản tổng hợp này"),
        ):
            if units:
                said += f"; {words}: {names(units)}"
        return f"{said}."


def names(units: Iterable[Unit]) -> str:
    """Units one after the other."""
    return ", ".join(unit.name for unit in units)


def coverage(scope: Scope, sources: Iterable[SubmissionRound]) -> Coverage:
    """Where the units stand now, seen from a report made from ``sources``."""
    used = list(sources)
    included = {item.submission.unit_id: item.submission.unit for item in used}
    silent = {item.submission.unit_id for item in used if item.nothing_to_report}
    spoken = {item.submission.unit_id for item in used if not item.nothing_to_report}
    reported = set(
        scope.reviews()
        .filter(outcome__in=REPORTED)
        .values_list("assignment__unit_id", flat=True)
    )
    asked = [unit for unit in scope.units() if unit.pk not in included]
    return Coverage(
        included=list(included.values()),
        outside=[unit for unit in asked if unit.pk in reported],
        missing=[unit for unit in asked if unit.pk not in reported],
        nothing=[unit for pk, unit in included.items() if pk in silent - spoken],
    )
