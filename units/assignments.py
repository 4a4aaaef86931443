"""Giving work to units, and what changes it afterwards: one named operation a change.

The reviewer assigns a duty, or a whole document, to many units in one step; a unit that
has it already keeps what it has.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from pages.models import CustomDocument, OfficialDocumentPage
from units import telling
from units.models import Assignment, Duty, Extension, Unit
from units.models.calendar import calendar
from units.permissions import can_supervise, can_write


@dataclass(frozen=True)
class Terms:
    """What is asked: the deliverable, by when, with which instructions and form. The
    deadline is a date, or a number of working days from today."""

    deliverable: str = Assignment.Deliverable.PLAN
    due: datetime.date | None = None
    working_days: int | None = None
    instructions: str = ""
    blank_form: CustomDocument | None = None

    def deadline(self, today: datetime.date) -> datetime.date | None:
        """The due date; refuses one in the past or on a day that is not worked."""
        days = calendar()
        if self.working_days is not None:
            if self.working_days < 1:
                message = _("A deadline is at least one working day away.")
                raise ValidationError({"working_days": message})
            return days.add(today, self.working_days)
        if self.due is None:
            return None
        if self.due < today:
            raise ValidationError({"due": _("The deadline has already passed.")})
        if not days.is_working(self.due):
            nearest = days.next_working(self.due)
            message = _("%(day)s is not a working day; the next one is %(next)s.")
            shown = {"day": f"{self.due:%d/%m/%Y}", "next": f"{nearest:%d/%m/%Y}"}
            raise ValidationError({"due": message % shown})
        return self.due


@dataclass
class Given:
    """What one step of assigning did."""

    made: list[Assignment] = field(default_factory=list)
    already: list[Assignment] = field(default_factory=list)


@transaction.atomic
def assign(
    *,
    by: User,
    document: OfficialDocumentPage,
    duties: Iterable[Duty],
    lead: Iterable[Unit],
    cooperating: Iterable[Unit] = (),
    terms: Terms,
) -> Given:
    """Give each of ``duties`` (none: the document as a whole) to each unit."""
    parts = [(unit, Assignment.Part.LEAD) for unit in lead]
    chosen = {unit.pk for unit, _part in parts}
    helpers = [unit for unit in cooperating if unit.pk not in chosen]
    parts += [(unit, Assignment.Part.COOPERATING) for unit in helpers]
    _check_units(by, [unit for unit, _part in parts])
    due = terms.deadline(timezone.localdate())
    given = Given()
    shares: list[Duty | None] = [*duties] or [None]
    for duty in shares:
        for unit, part in parts:
            _give(given, by, document, duty, unit, part, due, terms)
    telling.assigned(given.made)
    return given


def _check_units(by: User, units: list[Unit]) -> None:
    if not units:
        raise ValidationError({"units": _("Choose at least one unit.")})
    for unit in units:
        if not can_supervise(by, unit):
            raise PermissionDenied
        if unit.is_closed:
            raise ValidationError({"units": _("%(unit)s has closed.") % {"unit": unit}})


def _give(
    given: Given, by: User, document: OfficialDocumentPage, duty: Duty | None,
    unit: Unit, part: str, due: datetime.date | None, terms: Terms,
) -> None:  # fmt: skip
    assignment, made = Assignment.objects.get_or_create(
        document=document,
        duty=duty,
        unit=unit,
        defaults={
            "part": part,
            "deliverable": terms.deliverable,
            "due": due,
            "instructions": terms.instructions,
            "blank_form": terms.blank_form,
            "assigned_by": by,
        },
    )
    (given.made if made else given.already).append(assignment)
    if made:
        log(assignment, "units.assign", user=by, data={"due": str(due or "")})


@transaction.atomic
def waive(*, assignment: Assignment, by: User, reason: str) -> None:
    """Release a unit from an assignment, with the reason."""
    _require_supervisor(by, assignment)
    assignment.waive_reason = _reason(reason)
    assignment.waived_by, assignment.waived_at = by, timezone.now()
    assignment.save()
    log(assignment, "units.waive", user=by, data={"reason": assignment.waive_reason})
    telling.waived(assignment)


@transaction.atomic
def confirm_part(*, assignment: Assignment, by: User) -> None:
    """A co-operating unit, or one with nothing to hand in, says that it did its part."""
    if not can_write(by, assignment.unit):
        raise PermissionDenied
    assignment.confirmed_by, assignment.confirmed_at = by, timezone.now()
    assignment.save()
    log(assignment, "units.confirm", user=by)


@transaction.atomic
def ask_extension(
    *, assignment: Assignment, by: User, due: datetime.date, reason: str
) -> Extension:
    """A unit asks for a later deadline; one request waits at a time."""
    if not can_write(by, assignment.unit):
        raise PermissionDenied
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if locked.due is None or due <= locked.due:
        raise ValidationError({"due": _("The new deadline must be later.")})
    waiting = locked.extensions.filter(decision=Extension.Decision.PENDING)
    if waiting.exists():
        raise ValidationError(_("A request for this deadline is already waiting."))
    Terms(due=due).deadline(timezone.localdate())
    extension = Extension.objects.create(
        assignment=locked,
        due_before=locked.due,
        due_wanted=due,
        reason=_reason(reason),
        asked_by=by,
    )
    log(locked, "units.ask_extension", user=by, data={"due": str(due)})
    return extension


@transaction.atomic
def decide_extension(
    *, extension: Extension, by: User, granted: bool, answer: str = ""
) -> None:
    """Grant or refuse a later deadline."""
    _require_supervisor(by, extension.assignment)
    locked = Extension.objects.select_for_update().get(pk=extension.pk)
    if locked.decision != Extension.Decision.PENDING:
        raise ValidationError(_("This request has been answered already."))
    answers = Extension.Decision
    locked.decision = answers.GRANTED if granted else answers.REFUSED
    locked.decided_by, locked.decided_at, locked.answer = by, timezone.now(), answer
    locked.save()
    if granted:
        locked.assignment.due = locked.due_wanted
        locked.assignment.save(update_fields=["due"])
    data = {"granted": granted, "due": str(locked.due_wanted)}
    log(locked.assignment, "units.extend", user=by, data=data)
    if granted:
        telling.extended(locked.assignment, answer)
    else:
        telling.refused(locked)


@transaction.atomic
def extend(
    *, assignment: Assignment, by: User, due: datetime.date, reason: str
) -> None:
    """Move a deadline without being asked, with the reason."""
    _require_supervisor(by, assignment)
    before = assignment.due
    assignment.due = Terms(due=due).deadline(timezone.localdate())
    assignment.save(update_fields=["due"])
    data = {"due": str(due), "before": str(before or ""), "reason": _reason(reason)}
    log(assignment, "units.extend", user=by, data=data)
    telling.extended(assignment, data["reason"])


def _require_supervisor(by: User, assignment: Assignment) -> None:
    if not can_supervise(by, assignment.unit):
        raise PermissionDenied


def _reason(text: str) -> str:
    if not text.strip():
        raise ValidationError({"reason": _("Write the reason.")})
    return text.strip()
