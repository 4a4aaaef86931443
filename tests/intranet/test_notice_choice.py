"""How a person wants to be told: at once, once a day, or never."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from intranet.models import Notice, NoticeChoice
from intranet.notices.mailing import mail_waiting
from intranet.notifications import next_digest, notify
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CHOICE = "/account/notices/"


@pytest.fixture
def person():
    return UserFactory(email="can-bo@xa.example.vn")


def choose(client: Client, **values) -> None:
    data = {"email": "can-bo@xa.example.vn", "mail": "digest", **values}
    assert client.post(CHOICE, data).status_code == 302


def tell(person, number: int, **values) -> None:
    notify(people=[person], key=f"viec:{number}", subject=f"Việc {number}", **values)


def test_a_digest_holds_the_notices_of_a_day_in_one_mail(person, client):
    client.force_login(person)
    choose(client)
    for number in range(3):
        tell(person, number, url="/van-ban/", note="chữ riêng")
    mail_waiting()
    assert mail.outbox == []
    Notice.objects.update(mail_at=timezone.now())
    mail_waiting()
    mail_waiting()
    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert [f"Việc {n}" in sent.body for n in range(3)] == [True] * 3
    assert "chữ riêng" not in sent.body


def test_never_means_on_the_site_only(person, client):
    client.force_login(person)
    choose(client, mail="never")
    tell(person, 1)
    mail_waiting()
    assert mail.outbox == []
    assert "Việc 1" in client.get("/notices/").content.decode()


def test_the_address_is_ones_own_to_change(person, client):
    client.force_login(person)
    choose(client, mail="at_once", email="moi@xa.example.vn")
    tell(person, 1)
    person.refresh_from_db()
    assert person.email == "moi@xa.example.vn"
    tell(person, 2)
    mail_waiting()
    assert {tuple(sent.to) for sent in mail.outbox} == {("moi@xa.example.vn",)}


def test_what_is_wrong_is_said_and_kept(person, client):
    client.force_login(person)
    page = client.post(CHOICE, {"email": "khong phai", "mail": "digest"})
    assert page.status_code == 200
    html = page.content.decode()
    assert 'value="khong phai"' in html
    assert 'id="form-errors"' in html
    assert not NoticeChoice.objects.exists()


def test_notes_are_read_on_the_site_and_not_mailed(person, client):
    client.force_login(person)
    tell(person, 1, note="Đồng chí bổ sung mục 2")
    mail_waiting()
    assert "bổ sung" not in mail.outbox[0].body
    assert "Đồng chí bổ sung mục 2" in client.get("/notices/").content.decode()


def test_nobody_is_sent_to_sign_in():
    assert Client().get(CHOICE).url.startswith("/login/?next=")


@pytest.mark.parametrize(("hour", "days"), [(0, 0), (6, 0), (7, 1), (23, 1)], ids=str)
def test_the_next_digest_is_at_seven_in_the_morning(hour, days):
    zone = timezone.get_default_timezone()
    now = datetime.datetime(2026, 3, 5, hour, 0, tzinfo=zone)
    local = timezone.localtime(next_digest(now))
    assert (local.day, local.hour) == (5 + days, 7)
