"""The state of an assignment, derived from what was handed in; never typed, never stored.

Due means the end of that day in Vietnam. A unit is on time where its first submission
that it did not withdraw came by then: being returned later does not make it late, but
leaves it open, and overdue once the day has passed.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models.assignment import Assignment
from units.models.submission import SubmissionRound

Outcome = SubmissionRound.Outcome


class State(models.TextChoices):
    """Where an assignment stands."""

    NOT_STARTED = "not_started", _("not started")
    IN_PROGRESS = "in_progress", _("in progress")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")
    WAIVED = "waived", _("waived")


OPEN_STATES = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED})


@dataclass(frozen=True)
class Handed:
    """What one round said of an assignment."""

    day: datetime.date
    outcome: str


@dataclass(frozen=True)
class Facts:
    """Everything the state of an assignment depends on."""

    part: str
    deliverable: str
    due: datetime.date | None
    waived: bool = False
    confirmed: bool = False
    drafted: bool = False
    handed: tuple[Handed, ...] = ()


@dataclass(frozen=True)
class Standing:
    """A state with the two marks beside it."""

    state: State
    overdue: bool
    late: bool


def standing(facts: Facts, today: datetime.date) -> Standing:
    """The state on a day (in Vietnam), whether it is overdue, whether it came late."""
    counted = [item for item in facts.handed if item.outcome != Outcome.WITHDRAWN]
    state = _state(facts, counted)
    overdue = state in OPEN_STATES and facts.due is not None and facts.due < today
    late = bool(counted) and facts.due is not None and counted[0].day > facts.due
    return Standing(state, overdue, late and state != State.WAIVED)


def _state(facts: Facts, counted: list[Handed]) -> State:
    if facts.waived:
        return State.WAIVED
    if is_confirmed_only(facts.part, facts.deliverable):
        return State.ACCEPTED if facts.confirmed else State.NOT_STARTED
    if not counted:
        return State.IN_PROGRESS if facts.drafted else State.NOT_STARTED
    return {
        Outcome.WAITING: State.SUBMITTED,
        Outcome.ACCEPTED: State.ACCEPTED,
        Outcome.RETURNED: State.RETURNED,
        Outcome.REOPENED: State.IN_PROGRESS,
    }[Outcome(counted[-1].outcome)]


def is_confirmed_only(part: str, deliverable: str) -> bool:
    """A co-operating unit, or one with nothing to hand in, just confirms its part."""
    return (
        part == Assignment.Part.COOPERATING
        or deliverable == Assignment.Deliverable.NONE
    )


def in_order(handed: Iterable[Handed]) -> tuple[Handed, ...]:
    """Rounds by the day they came; those of one day keep their order."""
    return tuple(sorted(handed, key=lambda item: item.day))
