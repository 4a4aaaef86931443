"""What a report is made from: who was asked, and what was accepted.

A unit was asked if it is in charge and has something to hand in. Of a submission with
several accepted rounds only the last counts; it began from the one before.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from pages.models import OfficialDocumentPage
from units.models import (
    Assignment,
    AssignmentReview,
    ConsolidatedReport,
    Duty,
    ReportRound,
    SubmissionRound,
    Unit,
)

Outcome = SubmissionRound.Outcome


@dataclass(frozen=True)
class Scope:
    """A round, or a document or one of its duties; of all units or of one branch."""

    round: ReportRound | None = None
    document: OfficialDocumentPage | None = None
    duty: Duty | None = None
    branch: Unit | None = None

    def assignments(self) -> QuerySet[Assignment]:
        """What units were asked to hand in, without who was released."""
        rows = Assignment.objects.filter(
            part=Assignment.Part.LEAD, waived_at=None, handed_on_to=None
        ).exclude(deliverable=Assignment.Deliverable.NONE)
        if self.round is not None:
            rows = rows.filter(round=self.round)
        else:
            rows = rows.filter(document=self.document)
        if self.duty is not None:
            rows = rows.filter(duty=self.duty)
        if self.branch is not None:
            rows = rows.filter(unit__tree_path__startswith=self.branch.tree_path)
        return rows

    def units(self) -> QuerySet[Unit]:
        """The units that were asked, in the order of the tree."""
        asked = self.assignments().values("unit")
        return Unit.objects.filter(pk__in=asked).order_by("tree_path")

    def reviews(self) -> QuerySet[AssignmentReview]:
        """What came of the rounds that answer it."""
        asked = self.assignments().values("pk")
        return AssignmentReview.objects.filter(assignment__in=asked)

    def accepted(self) -> dict[int, int]:
        """By submission, the last round that was accepted."""
        rows = self.reviews().filter(outcome=Outcome.ACCEPTED)
        pairs = rows.order_by("round__number").values_list(
            "round__submission_id", "round_id"
        )
        return dict(pairs)


def scope_of(report: ConsolidatedReport) -> Scope:
    """What a report reports on."""
    return Scope(report.round, report.document, report.duty, report.branch)
