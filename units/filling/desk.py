"""One unit at one report round: what it may do there."""

from dataclasses import dataclass

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from units import drafts
from units.models import Assignment, ReportRound, Submission, SubmissionRound, Unit
from units.permissions import can_write
from units.reports.handing_in import last_values
from units.reports.questions import Questions, questions
from units.reports.values import Values, stored
from units.section.routes import SignedInRequest
from units.work import access

Outcome = SubmissionRound.Outcome


@dataclass(frozen=True)
class Desk:
    """The unit, its share of the round, the form, and the draft."""

    unit: Unit
    round: ReportRound
    assignment: Assignment
    asked: Questions
    draft: Submission | None
    is_open: bool
    last: Values | None
    may_write: bool

    @property
    def key(self) -> tuple[int, int]:
        """What the addresses of this desk carry."""
        return self.unit.pk, self.round.pk

    @property
    def values(self) -> Values:
        """The answers of the draft."""
        return stored(self.draft.draft_values if self.draft else None)

    @property
    def version(self) -> int:
        """The version of the draft that a page starts from."""
        return self.draft.draft_version if self.draft else 0


def desk_for(
    request: SignedInRequest, unit_id: int, round_id: int, *, write: bool = False
) -> Desk:
    """For members of the unit; for others, and for units outside the round, it is not
    there."""
    unit = access.own_unit(request, unit_id, write=write)
    rows = Assignment.objects.select_related("round__version__form", "round__series")
    assignment = get_object_or_404(rows, unit=unit, round=round_id)
    opened: ReportRound = assignment.round  # type: ignore[assignment]  # asked for by it
    settled = assignment.reviews.filter(
        outcome__in=[Outcome.WAITING, Outcome.ACCEPTED]
    ).exists()
    return Desk(
        unit=unit,
        round=opened,
        assignment=assignment,
        asked=questions(opened.version),
        draft=drafts.draft_of(unit, [assignment]),
        is_open=not settled and not assignment.waived_at and not opened.closed_at,
        last=last_values(unit, opened),
        may_write=can_write(request.user, unit),
    )


def posted_version(data: QueryDict) -> int:
    """The version that the writer began from; 0 for a new draft and for nonsense."""
    text = data.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
