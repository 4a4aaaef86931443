"""Opening a round of reports, moving its deadline, closing it: a named operation each."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units import telling
from units.assignments import Terms, extend
from units.models import Assignment, FormVersion, ReportRound, RoundSeries, Unit
from units.permissions import can_supervise, supervised_units
from units.submissions import Outcome


@dataclass(frozen=True)
class RoundTerms:
    """What a round asks: the form, the days of its period, and by when."""

    version: FormVersion
    name: str
    period_start: datetime.date
    cut_off: datetime.date
    due: datetime.date
    instructions: str = ""

    def check(self, today: datetime.date) -> None:
        """Refuse what cannot be: each reason stands at its field."""
        if self.version.published_at is None:
            message = _("Publish this version of the form first.")
            raise ValidationError({"version": message})
        if self.cut_off < self.period_start:
            message = _("The cut-off stands before the period begins.")
            raise ValidationError({"cut_off": message})
        if self.due < self.cut_off:
            message = _("The reports are due before the period ends on %(day)s.")
            shown = {"day": f"{self.cut_off:%d/%m/%Y}"}
            raise ValidationError({"due": message % shown})
        Terms(due=self.due).deadline(today)


@transaction.atomic
def open_round(*, by: User, terms: RoundTerms, units: Iterable[Unit]) -> ReportRound:
    """Open a round for these units."""
    chosen = list({unit.pk: unit for unit in units}.values())
    require_units(by, chosen)
    terms.check(timezone.localdate())
    return make_round(terms=terms, units=chosen, by=by)


def require_units(by: User, units: list[Unit]) -> None:
    """Refuse a round of no unit, of a unit that closed, or of one that somebody else
    supervises."""
    if not units:
        raise ValidationError({"units": _("Choose at least one unit.")})
    for unit in units:
        if not can_supervise(by, unit):
            raise PermissionDenied
        if unit.is_closed:
            raise ValidationError({"units": _("%(unit)s has closed.") % {"unit": unit}})


def make_round(
    *,
    terms: RoundTerms,
    units: list[Unit],
    by: User | None,
    series: RoundSeries | None = None,
) -> ReportRound:
    """Store the round and each unit's share of it."""
    opened = ReportRound.objects.create(
        version=terms.version,
        series=series,
        name=terms.name[:200],
        period_start=terms.period_start,
        cut_off=terms.cut_off,
        due=terms.due,
        instructions=terms.instructions,
        opened_by=by,
    )
    shares = Assignment.objects.bulk_create(
        Assignment(
            round=opened,
            unit=unit,
            deliverable=Assignment.Deliverable.REPORT,
            due=terms.due,
            instructions=terms.instructions,
            assigned_by=by,
        )
        for unit in units
    )
    log(opened, "units.open_round", user=by, data={"units": len(units)})
    telling.assigned(shares)
    return opened


@transaction.atomic
def extend_round(
    *, opened: ReportRound, by: User, due: datetime.date, reason: str
) -> int:
    """A later deadline for every unit of the round that has not handed in; returns for
    how many. One that had a later deadline of its own keeps it."""
    locked = _locked(opened, by)
    moved = 0
    waiting = locked.assignments.filter(waived_at=None, due__lt=due).exclude(
        reviews__outcome__in=[Outcome.WAITING, Outcome.ACCEPTED]
    )
    if due <= locked.due:
        raise ValidationError({"due": _("The new deadline must be later.")})
    Terms(due=due).deadline(timezone.localdate())
    for assignment in waiting.select_related("unit"):
        extend(assignment=assignment, by=by, due=due, reason=reason)
        moved += 1
    locked.due = due
    locked.save(update_fields=["due"])
    data = {"due": str(due), "reason": reason, "units": moved}
    log(locked, "units.extend_round", user=by, data=data)
    return moved


@transaction.atomic
def close_round(*, opened: ReportRound, by: User) -> None:
    """Nothing is handed in for it any more; what came stays."""
    locked = _locked(opened, by)
    if locked.closed_at is None:
        locked.closed_by, locked.closed_at = by, timezone.now()
        locked.save(update_fields=["closed_by", "closed_at"])
        log(locked, "units.close_round", user=by)


@transaction.atomic
def reopen_round(*, opened: ReportRound, by: User) -> None:
    """Take reports again: closing can be undone."""
    locked = _locked(opened, by)
    if locked.closed_at is not None:
        locked.closed_by = locked.closed_at = None
        locked.save(update_fields=["closed_by", "closed_at"])
        log(locked, "units.reopen_round", user=by)


def may_manage(user: User, opened: ReportRound) -> bool:
    """Whether the person supervises every unit of a round."""
    theirs = supervised_units(user).order_by().values("pk")
    return not opened.assignments.exclude(unit__in=theirs).exists()


def _locked(opened: ReportRound, by: User) -> ReportRound:
    locked = ReportRound.objects.select_for_update().get(pk=opened.pk)
    if not may_manage(by, locked):
        raise PermissionDenied
    return locked
