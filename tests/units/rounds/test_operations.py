"""Opening, extending, closing a round: refused where it cannot be, logged where it is."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.models import Notice
from tests.units.rounds.world import DAY, next_working_day, open_for, small_form, terms
from units.models import CalendarDay, ReportRound
from units.organisation import close_unit
from units.rounds.operations import (
    close_round,
    extend_round,
    open_round,
    reopen_round,
)
from units.work import reading


@pytest.fixture
def version(commune):
    return small_form()


TODAY = timezone.localdate


def test_each_unit_gets_its_share_once(commune, version) -> None:
    opened = open_round(
        by=commune.reviewer,
        terms=terms(version, TODAY()),
        units=[commune.a, commune.b, commune.a],
    )
    shares = opened.assignments.order_by("unit")
    assert [share.unit for share in shares] == [commune.a, commune.b]
    assert {share.due for share in shares} == {opened.due}
    assert ModelLogEntry.objects.filter(action="units.open_round").count() == 1


def refuse(commune, units=None, **changes) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        open_round(
            by=commune.reviewer,
            terms=terms(
                changes.pop("version", None) or small_form(), TODAY(), **changes
            ),
            units=[commune.a] if units is None else units,
        )
    assert not ReportRound.objects.exists()
    return set(caught.value.message_dict)


def test_a_round_of_no_unit_is_refused(commune) -> None:
    assert refuse(commune, units=[]) == {"units"}


def test_a_deadline_in_the_past_or_on_a_holiday_is_refused(commune) -> None:
    past = TODAY() - datetime.timedelta(days=1)
    assert refuse(commune, cut_off=past - DAY, due=past) == {"due"}
    holiday = next_working_day(TODAY() + 9 * DAY)
    CalendarDay.objects.create(day=holiday, name="Nghỉ lễ")
    assert refuse(commune, due=holiday) == {"due"}


def test_days_in_the_wrong_order_are_refused(commune) -> None:
    assert refuse(commune, period_start=TODAY() + DAY) == {"cut_off"}
    late = next_working_day(TODAY() + 20 * DAY)
    assert refuse(commune, cut_off=late) == {"due"}


def test_an_unpublished_form_and_a_closed_unit_are_refused(commune) -> None:
    draft = small_form()
    draft.published_at = None
    draft.save()
    assert refuse(commune, version=draft) == {"version"}
    close_unit(unit=commune.b, on=TODAY(), successor=commune.a, by=commune.admin)
    commune.b.refresh_from_db()
    assert refuse(commune, units=[commune.b]) == {"units"}


@pytest.mark.parametrize("who", ["head", "other", "stranger"])
def test_who_supervises_no_unit_opens_nothing(commune, version, who) -> None:
    person = getattr(commune, who)
    with pytest.raises(PermissionDenied):
        open_round(by=person, terms=terms(version, TODAY()), units=[commune.a])
    opened = open_for(commune, version, TODAY())
    for operation in (close_round, reopen_round):
        with pytest.raises(PermissionDenied):
            operation(opened=opened, by=person)


def test_a_later_deadline_is_for_those_that_have_not_reported(commune, opened) -> None:
    own = next_working_day(opened.due + 20 * DAY)
    opened.assignments.filter(unit=commune.b).update(due=own)
    due = next_working_day(opened.due + 7 * DAY)
    moved = extend_round(opened=opened, by=commune.reviewer, due=due, reason="Bão lũ")
    assert moved == 1
    assert opened.assignments.get(unit=commune.a).due == due
    assert opened.assignments.get(unit=commune.b).due == own
    opened.refresh_from_db()
    with pytest.raises(ValidationError):
        extend_round(opened=opened, by=commune.reviewer, due=due, reason="Lại")


def test_closing_can_be_undone_and_both_are_logged(commune, opened) -> None:
    close_round(opened=opened, by=commune.reviewer)
    opened.refresh_from_db()
    assert opened.closed_by == commune.reviewer
    reopen_round(opened=opened, by=commune.reviewer)
    opened.refresh_from_db()
    assert opened.closed_at is None
    for action in ("units.close_round", "units.reopen_round"):
        assert ModelLogEntry.objects.filter(action=action).count() == 1


def test_members_are_told_once_and_led_to_their_form(commune, opened) -> None:
    told = Notice.objects.filter(person=commune.member)
    assert [notice.url for notice in told] == [
        reverse("fill", args=[commune.a.pk, opened.pk])
    ]


def test_a_closed_round_is_nobodys_errand_any_more(commune, opened) -> None:
    def still_open() -> list[bool]:
        return [item.is_open for item in reading.items(opened.assignments.all())]

    assert still_open() == [True, True]
    close_round(opened=opened, by=commune.reviewer)
    assert still_open() == [False, False]
