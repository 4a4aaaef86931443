"""What a supervisor sees of rounds: those of the units under them, and no others."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from intranet import access
from units.models import (
    Assignment,
    AssignmentReview,
    ReportRound,
    RoundSeries,
    SubmissionRound,
)
from units.permissions import supervised_units
from units.reports.handing_in import COUNTED
from units.work import reading
from units.work.reading import Line


@dataclass(frozen=True)
class RoundRow:
    """One unit in a round, and the latest that it handed in."""

    line: Line
    latest: SubmissionRound | None


def rounds_of(user: access.Viewer) -> QuerySet[ReportRound]:
    """Rounds with how many units they ask, and how many have reported; the newest
    first."""
    units = supervised_units(user).order_by().values("pk")
    theirs = Q(assignments__unit__in=units, assignments__waived_at=None)
    came = Assignment.objects.filter(
        reviews__outcome__in=COUNTED, waived_at=None, unit__in=units
    )
    return (
        ReportRound.objects.filter(
            Exists(Assignment.objects.filter(round=OuterRef("pk"), unit__in=units))
        )
        .select_related("version__form", "series")
        .annotate(
            asked=Count("assignments", filter=theirs, distinct=True),
            came=Count(
                "assignments",
                filter=Q(assignments__in=came.values("pk")),
                distinct=True,
            ),
        )
        .order_by("-due", "-pk")
    )


def series_of(user: access.Viewer) -> QuerySet[RoundSeries]:
    """The series that ask units one supervises."""
    units = supervised_units(user).order_by().values("pk")
    rows = RoundSeries.objects.filter(units__in=units).select_related("form")
    return rows.annotate(asked=Count("units", distinct=True)).distinct()


def round_for(user: access.Viewer, pk: int) -> ReportRound:
    """One round; 404 where it asks none of the units one supervises."""
    opened: ReportRound = get_object_or_404(rounds_of(user), pk=pk)
    return opened


def one_series(user: access.Viewer, pk: int) -> RoundSeries:
    """One series; 404 where it asks none of the units one supervises."""
    series: RoundSeries = get_object_or_404(series_of(user), pk=pk)
    return series


def standing_of(user: access.Viewer, opened: ReportRound) -> list[RoundRow]:
    """Each supervised unit of the round, the most urgent first."""
    asked = opened.assignments.filter(
        unit__in=supervised_units(user).order_by().values("pk")
    )
    reviews = AssignmentReview.objects.filter(assignment__in=asked).select_related(
        "round"
    )
    latest = {
        review.assignment_id: review.round
        for review in reviews.order_by("round__submitted_at")
    }
    return [
        RoundRow(line, latest.get(line.assignment.pk)) for line in reading.lines(asked)
    ]
