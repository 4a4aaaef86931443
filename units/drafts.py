"""Drafts: several members of a unit work in turn on what it will hand in."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intranet.models import User
from pages.models import OfficialDocumentPage
from units.models import Assignment, Submission, SubmissionRound, Unit
from units.permissions import can_write

Outcome = SubmissionRound.Outcome


class Conflict(ValidationError):
    """Somebody else changed or answered it in the meantime; nothing was overwritten."""


@transaction.atomic
def start(*, by: User, unit: Unit, assignments: Iterable[Assignment]) -> Submission:
    """The draft that answers these assignments of one document or round; the one the
    unit is already working on where there is one."""
    require_writer(by, unit)
    chosen = list(assignments)
    if not chosen or any(item.unit_id != unit.pk for item in chosen):
        raise PermissionDenied
    first = chosen[0]
    submission = draft_of(unit, chosen)
    if submission is None:
        submission = Submission.objects.create(
            unit=unit,
            document=first.document,
            round=first.round,
            title=str(first.document or first.round)[:255],
            draft_by=by,
        )
    submission.assignments.add(*chosen)
    return locked_submission(submission)


def draft_of(unit: Unit, chosen: Iterable[Assignment]) -> Submission | None:
    """What the unit is already working on for one of these assignments."""
    rows = Submission.objects.filter(unit=unit, assignments__in=list(chosen))
    return rows.distinct().first()


@transaction.atomic
def save_draft(
    *, submission: Submission, by: User, version: int, **changes: Any
) -> Submission:
    """Keep what was typed. ``version`` is the one the writer started from; where another
    member saved since, nothing is overwritten and Conflict says who."""
    locked = locked_submission(submission)
    require_writer(by, locked.unit)
    if locked.draft_version != version:
        message = _("%(person)s has changed this text in the meantime.")
        raise Conflict(message % {"person": locked.draft_by or _("Somebody")})
    for name in ("draft_text", "draft_values", "title"):
        if name in changes:
            setattr(locked, name, changes[name])
    locked.draft_version += 1
    locked.draft_by = by
    locked.save()
    return locked


def open_assignments(unit: Unit, document: OfficialDocumentPage) -> list[Assignment]:
    """What the unit still has to hand in for a document: the default of a submission,
    since a unit writes one plan for a letter."""
    return list(
        Assignment.objects.filter(unit=unit, document=document, waived_at=None)
        .filter(part=Assignment.Part.LEAD)
        .exclude(deliverable=Assignment.Deliverable.NONE)
        .exclude(reviews__outcome__in=[Outcome.WAITING, Outcome.ACCEPTED])
        .distinct()
    )


def locked_submission(submission: Submission) -> Submission:
    """The submission, held against others until the transaction ends."""
    return Submission.objects.select_for_update().get(pk=submission.pk)


def require_writer(by: User, unit: Unit) -> None:
    """Refuse who does not work in the unit."""
    if not can_write(by, unit):
        raise PermissionDenied
