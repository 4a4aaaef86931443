"""What changed since a report was drafted: arrivals, new rounds, reopenings."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from units.consolidation.scope import Scope
from units.models import SubmissionRound, Unit


class What(models.TextChoices):
    """What changed since the report was drafted."""

    ARRIVED = "arrived", _("accepted since")
    RENEWED = "renewed", _("a new round was accepted")
    WITHDRAWN = "withdrawn", _("no longer accepted: reopened")


@dataclass(frozen=True)
class Change:
    """One submission that is not as the report has it."""

    what: What
    unit: Unit
    round: SubmissionRound
    late: bool


def changes(scope: Scope, sources: Iterable[SubmissionRound]) -> list[Change]:
    """What is accepted now against what the report was made from."""
    used = {item.submission_id: item for item in sources}
    now = scope.accepted()
    fresh = set(now.values()) - {item.pk for item in used.values()}
    rows = SubmissionRound.objects.filter(pk__in=fresh).select_related(
        "submission__unit"
    )
    due = dict(scope.reviews().filter(round__in=fresh).values_list("round_id", "due"))
    found = []
    for item in rows.order_by("submission__unit__tree_path"):
        what = What.RENEWED if item.submission_id in used else What.ARRIVED
        day, limit = timezone.localdate(item.submitted_at), due.get(item.pk)
        late = limit is not None and day > limit
        found.append(Change(what, item.submission.unit, item, late))
    for submission_id, item in used.items():
        if submission_id not in now:
            found.append(Change(What.WITHDRAWN, item.submission.unit, item, False))
    return found
