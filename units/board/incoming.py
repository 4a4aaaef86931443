"""What waits for who supervises: submissions, wishes for more time, wishes to reopen."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from intranet import access
from units.board.access import for_supervisors
from units.models import Assignment, Extension, ReopenRequest, SubmissionRound
from units.permissions import supervised_units
from units.section.paging import one_page

Outcome = SubmissionRound.Outcome
SHOWN = 50


@dataclass(frozen=True)
class Counts:
    """How much waits."""

    rounds: int
    requests: int
    past_due: int


def waiting_rounds(user: access.Viewer) -> QuerySet[SubmissionRound]:
    """Submissions without an answer, the oldest first."""
    rows = SubmissionRound.objects.filter(
        outcome=Outcome.WAITING, submission__unit__in=supervised_units(user)
    )
    return rows.select_related("submission__unit", "submitted_by").order_by(
        "submitted_at"
    )


def waiting_extensions(user: access.Viewer) -> QuerySet[Extension]:
    """Wishes for a later deadline, the oldest first."""
    rows = Extension.objects.filter(
        decision=Extension.Decision.PENDING,
        assignment__unit__in=supervised_units(user),
    )
    return (
        rows.select_related(
            "assignment__unit",
            "assignment__duty",
            "assignment__document",
            "assignment__round",
            "asked_by",
        )
        .defer("assignment__document__body")
        .order_by("asked_at")
    )


def waiting_reopenings(user: access.Viewer) -> QuerySet[ReopenRequest]:
    """Wishes to change what was accepted, the oldest first."""
    rows = ReopenRequest.objects.filter(
        granted=None, submission__unit__in=supervised_units(user)
    )
    return rows.select_related("submission__unit", "asked_by").order_by("asked_at")


def counts(user: access.Viewer) -> Counts:
    """For the front page."""
    late = Assignment.objects.filter(
        unit__in=supervised_units(user),
        due__lt=timezone.localdate(),
        waived_at=None,
        confirmed_at=None,
    ).exclude(reviews__outcome__in=[Outcome.WAITING, Outcome.ACCEPTED])
    return Counts(
        rounds=waiting_rounds(user).count(),
        requests=waiting_extensions(user).count() + waiting_reopenings(user).count(),
        past_due=late.count(),
    )


@for_supervisors
def listing(request: HttpRequest) -> HttpResponse:
    """Everything that waits for an answer."""
    context = {
        "rounds": one_page(request, waiting_rounds(request.user)),
        "extensions": waiting_extensions(request.user)[:SHOWN],
        "reopenings": waiting_reopenings(request.user)[:SHOWN],
    }
    return render(request, "units/board/incoming.html", context)
