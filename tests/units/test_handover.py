"""Closed and merged units stay in the past and hand their open work on."""

import datetime

from django.utils import timezone

from intranet.models import Notice
from tests.units.conftest import sign_in
from tests.units.test_board import give
from units import assignments, handover, submissions
from units.duties import sync_duties
from units.models import Assignment
from units.organisation import close_unit


def test_open_work_goes_to_the_successor(commune, letter, given) -> None:
    close_unit(unit=commune.a, successor=commune.b, by=commune.admin)
    taken = Assignment.objects.filter(unit=commune.b)
    assert {item.duty_id for item in taken} == {item.duty_id for item in given}
    assert {item.due for item in taken} == {given[0].due}
    assert {item.handed_on_from.unit for item in taken} == {commune.a}
    old = Assignment.objects.filter(unit=commune.a)
    assert all("Chi bộ B" in item.waive_reason for item in old)
    assert Notice.objects.filter(person=commune.other, key__startswith="assigned")
    handover.apply_day()
    assert Assignment.objects.filter(unit=commune.b).count() == 3


def test_what_was_handed_in_stays_in_the_past(commune, letter, submitted) -> None:
    submissions.accept(round=submitted, by=commune.reviewer)
    close_unit(unit=commune.a, successor=commune.b, by=commune.admin)
    assert not Assignment.objects.filter(unit=commune.b).exists()
    board = sign_in(commune.reviewer).get("/board/").context["board"]
    assert [row.unit for row in board.rows] == [commune.a]


def test_what_is_returned_after_the_closing_is_handed_on(commune, submitted) -> None:
    close_unit(unit=commune.a, successor=commune.b, by=commune.admin)
    assert not Assignment.objects.filter(unit=commune.b).exists()
    submissions.return_to_unit(round=submitted, by=commune.reviewer, remarks="Thiếu")
    handover.apply_day()
    assert Assignment.objects.filter(unit=commune.b).count() == 3


def test_a_successor_that_has_the_work_keeps_its_own(commune, letter, given) -> None:
    give(commune, letter, commune.b)
    close_unit(unit=commune.a, successor=commune.b, by=commune.admin)
    assert Assignment.objects.filter(unit=commune.b).count() == 3


def test_who_co_operated_is_in_charge_after_the_merger(commune, letter) -> None:
    duties = sync_duties(letter)[:1]
    assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=duties,
        lead=[commune.a],
        cooperating=[commune.b],
        terms=assignments.Terms(working_days=5),
    )
    close_unit(unit=commune.a, successor=commune.b, by=commune.admin)
    assert Assignment.objects.get(unit=commune.b).part == Assignment.Part.LEAD


def test_a_closing_set_ahead_is_handed_on_on_its_day(commune, given) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    close_unit(unit=commune.a, successor=commune.b, on=tomorrow, by=commune.admin)
    handover.apply_day()
    assert not Assignment.objects.filter(unit=commune.b).exists()
    commune.a.closed = timezone.localdate()
    commune.a.save()
    handover.apply_day()
    assert Assignment.objects.filter(unit=commune.b).count() == 3


def test_without_a_successor_nothing_moves(commune, given) -> None:
    close_unit(unit=commune.a, by=commune.admin)
    assert not Assignment.objects.exclude(waived_at=None).exists()
