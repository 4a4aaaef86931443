"""Who joins, leaves or changes role: access, groups, sessions and locks follow."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageSubscription

from tests.units.conftest import fresh, sign_in
from units.membership import apply_day, change_role, close_account, join, leave
from units.models import Membership

DAY = datetime.timedelta(days=1)


def of(user, unit) -> Membership:
    return Membership.objects.not_ended().get(user=user, unit=unit)


def test_joining_opens_the_section_and_the_group(commune):
    join(user=commune.stranger, unit=commune.a, by=commune.admin)
    assert commune.a.group in commune.stranger.groups.all()
    assert sign_in(commune.stranger).get(commune.a.page.url).status_code == 200


def test_leaving_closes_the_section_the_same_day_and_ends_sessions(commune):
    client = sign_in(commune.member)
    assert client.get(commune.a.page.url).status_code == 200
    leave(membership=of(commune.member, commune.a), by=commune.admin)
    assert commune.a.group not in commune.member.groups.all()
    gone = client.get(commune.a.page.url)
    assert gone.status_code == 302
    assert gone.url.startswith("/login/")
    assert sign_in(commune.member).get(commune.a.page.url).status_code == 404


def test_leaving_drops_subscriptions_and_locks_in_the_section(commune):
    page = commune.a.page
    PageSubscription.objects.create(
        page=page, user=commune.member, comment_notifications=True
    )
    Page.objects.filter(pk=page.pk).update(
        locked=True, locked_by=commune.member, locked_at=timezone.now()
    )
    leave(membership=of(commune.member, commune.a), by=commune.admin)
    assert not PageSubscription.objects.filter(user=commune.member).exists()
    page = Page.objects.get(pk=page.pk)
    assert not page.locked
    assert page.locked_by is None


def test_a_leaving_set_ahead_holds_until_its_day(commune):
    tomorrow = timezone.localdate() + DAY
    leave(membership=of(commune.member, commune.a), on=tomorrow, by=commune.admin)
    assert sign_in(commune.member).get(commune.a.page.url).status_code == 200
    assert apply_day() == 0
    assert apply_day(tomorrow) == 1


def test_a_membership_that_begins_later_gives_nothing_yet(commune):
    tomorrow = timezone.localdate() + DAY
    join(user=commune.stranger, unit=commune.a, since=tomorrow, by=commune.admin)
    assert sign_in(commune.stranger).get(commune.a.page.url).status_code == 404
    assert commune.a.group not in commune.stranger.groups.all()


def test_a_person_joins_a_unit_once_and_may_come_back(commune):
    with pytest.raises(ValidationError) as twice:
        join(user=commune.member, unit=commune.a, by=commune.admin)
    assert "user" in twice.value.message_dict
    leave(membership=of(commune.member, commune.a), by=commune.admin)
    join(user=commune.member, unit=commune.a, by=commune.admin)
    assert sign_in(commune.member).get(commune.a.page.url).status_code == 200


def test_nobody_joins_a_closed_unit(commune):
    from units.organisation import close_unit

    close_unit(unit=fresh(commune.a), by=commune.admin)
    with pytest.raises(ValidationError):
        join(user=commune.stranger, unit=fresh(commune.a), by=commune.admin)


def test_a_unit_has_one_head(commune):
    with pytest.raises(ValidationError) as second:
        change_role(
            membership=of(commune.member, commune.a), role="head", by=commune.admin
        )
    assert "role" in second.value.message_dict
    change_role(membership=of(commune.head, commune.a), role="member", by=commune.admin)
    change_role(membership=of(commune.member, commune.a), role="head", by=commune.admin)
    assert fresh(commune.a).head.user == commune.member


def test_the_membership_cannot_end_before_it_began(commune):
    yesterday = timezone.localdate() - DAY
    with pytest.raises(ValidationError) as refusal:
        leave(membership=of(commune.member, commune.a), on=yesterday, by=commune.admin)
    assert "until" in refusal.value.message_dict


def test_a_closed_account_signs_in_nowhere(commune, client):
    open_session = sign_in(commune.member)
    close_account(user=commune.member, by=commune.admin)
    assert open_session.get("/").status_code == 302
    client.post("/login/", {"username": "vien-a", "password": "mat-khau-thu"})
    assert "_auth_user_id" not in client.session
    assert not Membership.objects.active().filter(user=commune.member).exists()
