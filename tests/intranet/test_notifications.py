import pytest
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from intranet.models import Notice
from intranet.notices.mailing import mail_waiting
from intranet.notifications import notify
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(email="can-bo@xa.example.vn")


def tell(person, key="moi", **values):
    notify(
        people=[person], key=key, subject="Có văn bản mới", url="/van-ban/", **values
    )


def test_an_event_is_told_and_mailed_once(person, settings):
    settings.SITE_URL = "https://xa.example.vn"
    tell(person)
    tell(person)
    mail_waiting()
    mail_waiting()
    assert Notice.objects.of(person).count() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([person.email], "Có văn bản mới")
    assert "https://xa.example.vn/van-ban/" in sent.body


def test_what_is_rolled_back_is_not_mailed(person):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(person)
        raise ZeroDivisionError
    mail_waiting()
    assert mail.outbox == []


def test_who_has_no_address_is_told_on_the_site_only():
    person = UserFactory(email="")
    tell(person)
    mail_waiting()
    assert mail.outbox == []
    assert Notice.objects.of(person).unread().count() == 1


def test_a_mail_server_that_is_down_delays_the_mail(person, settings):
    tell(person)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    mail_waiting()
    notice = Notice.objects.get()
    assert (notice.tries, notice.mailed_at) == (1, None)
    assert notice.mail_at > notice.created_at


def test_a_person_reads_their_own_notices_only(person, client):
    tell(person)
    notice = Notice.objects.get()
    client.force_login(UserFactory())
    assert "Có văn bản mới" not in client.get("/notices/").content.decode()
    assert client.post(f"/notices/{notice.pk}/").status_code == 404
    client.force_login(person)
    assert "Có văn bản mới" in client.get("/notices/").content.decode()
    assert client.post(f"/notices/{notice.pk}/").url == "/van-ban/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_the_cost_does_not_grow_with_notices(person, client):
    client.force_login(person)
    tell(person, "0")
    client.get("/notices/")
    with CaptureQueriesContext(connection) as few:
        client.get("/notices/")
    for number in range(1, 21):
        tell(person, str(number))
    with CaptureQueriesContext(connection) as many:
        client.get("/notices/")
    assert len(many) == len(few)
