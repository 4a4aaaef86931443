"""Co-operating units: the unit in charge shows them its draft, if it wants to."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet import access
from intranet.models import User
from units import telling
from units.models import Assignment, Submission
from units.permissions import can_write

Part = Assignment.Part


@dataclass(frozen=True)
class Partner:
    """A co-operating unit's assignment, and whether it sees the draft."""

    assignment: Assignment
    invited: bool


@transaction.atomic
def show_draft(*, lead: Assignment, helper: Assignment, by: User, shown: bool) -> None:
    """Let a co-operating unit see the draft of the unit in charge, or end it."""
    if not can_write(by, lead.unit):
        raise PermissionDenied
    if not _help_each_other(lead, helper):
        raise ValidationError(_("This unit does not co-operate in this work."))
    if shown:
        lead.draft_shown_to.add(helper)
        telling.invited(lead, helper)
    else:
        lead.draft_shown_to.remove(helper)
    log(lead, "units.invite", user=by, data={"unit": str(helper.unit), "shown": shown})


def _help_each_other(lead: Assignment, helper: Assignment) -> bool:
    same = (lead.document_id, lead.duty_id) == (helper.document_id, helper.duty_id)
    parts = (lead.part, helper.part) == (Part.LEAD, Part.COOPERATING)
    return same and parts and lead.document_id is not None


def partners(unit_id: int, document_id: int) -> dict[int, list[Partner]]:
    """The co-operating units beside each assignment that the unit is in charge of."""
    own = list(
        Assignment.objects.filter(
            unit=unit_id, document=document_id, part=Part.LEAD
        ).prefetch_related("draft_shown_to")
    )
    helpers = Assignment.objects.filter(
        document=document_id, part=Part.COOPERATING, waived_at=None
    ).select_related("unit")
    by_duty: dict[int | None, list[Assignment]] = {}
    for helper in helpers.order_by("unit__tree_path"):
        by_duty.setdefault(helper.duty_id, []).append(helper)
    return {
        lead.pk: [
            Partner(helper, helper in lead.draft_shown_to.all())
            for helper in by_duty.get(lead.duty_id, ())
        ]
        for lead in own
    }


def drafts_shown(unit_id: int, document_id: int) -> dict[int, list[Assignment]]:
    """The assignments whose draft a co-operating unit may see, by its own."""
    own = Assignment.objects.filter(
        unit=unit_id, document=document_id, part=Part.COOPERATING
    ).prefetch_related("drafts_seen__unit")
    return {helper.pk: list(helper.drafts_seen.all()) for helper in own}


def sees_draft(user: access.Viewer, lead: Assignment) -> bool:
    """Whether a member of a co-operating unit was invited to the draft."""
    own = {f"unit:{pk}" for pk in lead.draft_shown_to.values_list("unit", flat=True)}
    return not access.viewer_tokens(user).isdisjoint(own)


def sees_submission_draft(user: access.Viewer, submission: Submission) -> bool:
    """The same for the draft of one or several assignments."""
    shown = submission.assignments.filter(draft_shown_to__isnull=False).distinct()
    return any(sees_draft(user, lead) for lead in shown)
