"""Derived state over random histories, against a plain retelling of them."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from units.states import OPEN_STATES, Facts, Handed, Outcome, State, standing

DUE = datetime.date(2026, 7, 15)
TODAY = st.dates(datetime.date(2026, 7, 1), datetime.date(2026, 8, 31))
STEPS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from([Outcome.ACCEPTED, Outcome.RETURNED, Outcome.WITHDRAWN]),
    ),
    max_size=6,
)


def history(steps: list[tuple[int, Outcome]], waits: bool) -> tuple[Handed, ...]:
    day, handed = datetime.date(2026, 7, 1), []
    for wait, outcome in steps:
        day += datetime.timedelta(days=wait)
        handed.append(Handed(day, outcome))
    if waits:
        handed.append(Handed(day, Outcome.WAITING))
    return tuple(handed)


def facts(**changes) -> Facts:
    return Facts(**{"part": "lead", "deliverable": "plan", "due": DUE, **changes})


@given(STEPS, st.booleans(), st.booleans(), TODAY)
def test_the_last_round_that_counts_decides(steps, waits, drafted, today) -> None:
    handed = history(steps, waits)
    result = standing(facts(handed=handed, drafted=drafted), today)
    last = None
    for item in handed:
        last = item.outcome if item.outcome != Outcome.WITHDRAWN else last
    told = {
        None: State.IN_PROGRESS if drafted else State.NOT_STARTED,
        Outcome.WAITING: State.SUBMITTED,
        Outcome.ACCEPTED: State.ACCEPTED,
        Outcome.RETURNED: State.RETURNED,
    }
    assert result.state == told[last]
    assert result.overdue == (result.state in OPEN_STATES and today > DUE)


@given(STEPS, TODAY)
def test_a_waived_assignment_owes_nothing(steps, today) -> None:
    result = standing(facts(handed=history(steps, False), waived=True), today)
    assert (result.state, result.overdue, result.late) == (State.WAIVED, False, False)


def test_due_is_the_end_of_its_day() -> None:
    assert not standing(facts(), DUE).overdue
    assert standing(facts(), DUE + datetime.timedelta(days=1)).overdue


def test_a_submission_on_the_day_is_on_time_and_the_day_after_is_late() -> None:
    for days, late in ((0, False), (1, True)):
        handed = (Handed(DUE + datetime.timedelta(days=days), Outcome.WAITING),)
        assert standing(facts(handed=handed), DUE).late is late


def test_returned_after_the_day_is_overdue_but_was_not_late() -> None:
    handed = (Handed(DUE, Outcome.RETURNED),)
    result = standing(facts(handed=handed), DUE + datetime.timedelta(days=3))
    assert (result.state, result.overdue, result.late) == (State.RETURNED, True, False)


def test_a_co_operating_unit_confirms_its_part() -> None:
    assert standing(facts(part="cooperating"), DUE).state == State.NOT_STARTED
    done = standing(facts(part="cooperating", confirmed=True), DUE)
    assert done.state == State.ACCEPTED


def test_what_was_reopened_is_in_progress() -> None:
    handed = (Handed(DUE, Outcome.REOPENED),)
    assert standing(facts(handed=handed), DUE).state == State.IN_PROGRESS
