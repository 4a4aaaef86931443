"""Where assignments stand, read for one or for thousands in the same four queries."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from units.models import Assignment, AssignmentReview, Submission
from units.models.calendar import calendar
from units.states import OPEN_STATES, Facts, Handed, Standing, State, standing
from units.work import words

FIELDS = (
    "pk", "unit_id", "document_id", "duty_id", "part", "deliverable", "due",
    "waived_at", "confirmed_at", "round_id", "round__closed_at",
)  # fmt: skip
FAR = datetime.date.max


@dataclass(frozen=True, slots=True)
class Item:
    """An assignment with its derived standing and the working days that are left."""

    pk: int
    unit_id: int
    document_id: int | None
    duty_id: int | None
    due: datetime.date | None
    standing: Standing
    left: int
    round_id: int | None = None
    shut: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the unit still has something to do; not once its round is closed."""
        return self.standing.state in OPEN_STATES and not self.shut

    @property
    def is_in(self) -> bool:
        """Whether it was handed in, or confirmed."""
        return self.standing.state in (State.SUBMITTED, State.ACCEPTED)

    @property
    def urgency(self) -> tuple[bool, bool, datetime.date]:
        """Sorts what is open first, the longest overdue at the top."""
        return (not self.is_open, not self.standing.overdue, self.due or FAR)

    @property
    def word(self) -> str | Promise:
        """The state as a word; overdue stands before it."""
        return words.state(self.standing)

    @property
    def sign(self) -> str:
        """The state as a sign."""
        return words.sign(self.standing)

    @property
    def tone(self) -> str:
        """The state as a colour of the style sheet."""
        return words.tone(self.standing)

    @property
    def deadline(self) -> str:
        """How long there is, or since when it is too late; empty once it is in."""
        if not self.is_open or self.due is None:
            return ""
        return words.deadline(self.due, timezone.localdate(), self.left)


@dataclass(frozen=True)
class Line:
    """An assignment as a list shows it."""

    assignment: Assignment
    item: Item


def of_documents() -> QuerySet[Assignment]:
    """Assignments that come from documents."""
    return Assignment.objects.filter(document__isnull=False)


def items(assignments: QuerySet[Assignment]) -> list[Item]:
    """The standing of each, today in Vietnam."""
    today = timezone.localdate()
    chosen = assignments.order_by()
    rows = list(chosen.values_list(*FIELDS))
    if not rows:
        return []
    handed = _handed(chosen)
    links = Submission.assignments.through.objects
    drafted = set(
        links.filter(assignment__in=chosen.values("pk")).values_list(
            "assignment_id", flat=True
        )
    )
    days = calendar()
    left: dict[datetime.date, int] = {}
    known: dict[Facts, Standing] = {}
    found = []
    for row in rows:
        (
            pk, unit_id, document_id, duty_id, part, deliverable, due, waived, done,
            round_id, shut,
        ) = row  # fmt: skip
        facts = Facts(
            part=part,
            deliverable=deliverable,
            due=due,
            waived=waived is not None,
            confirmed=done is not None,
            drafted=pk in drafted,
            handed=tuple(handed.get(pk, ())),
        )
        if due and due >= today and due not in left:
            left[due] = days.between(today, due)
        if facts not in known:
            known[facts] = standing(facts, today)
        found.append(
            Item(
                pk, unit_id, document_id, duty_id, due,
                known[facts], left.get(due, 0) if due else 0, round_id,
                shut is not None,
            )
        )  # fmt: skip
    return found


def _handed(assignments: QuerySet[Assignment]) -> dict[int, list[Handed]]:
    handed: dict[int, list[Handed]] = defaultdict(list)
    rows = AssignmentReview.objects.filter(assignment__in=assignments.values("pk"))
    for pk, outcome, when in rows.order_by("round__submitted_at").values_list(
        "assignment_id", "outcome", "round__submitted_at"
    ):
        handed[pk].append(Handed(timezone.localdate(when), outcome))
    return handed


def lines(assignments: QuerySet[Assignment]) -> list[Line]:
    """The assignments with their standing, the most urgent first."""
    known = {item.pk: item for item in items(assignments)}
    if not known:
        return []
    rows = assignments.select_related(
        "duty", "document", "round", "unit", "blank_form"
    ).defer("document__body")
    found = [Line(row, known[row.pk]) for row in rows if row.pk in known]
    return sorted(found, key=lambda line: (*line.item.urgency, line.assignment.pk))
