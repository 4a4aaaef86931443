"""Who is late, reminding by hand, and the reminders of each day."""

import datetime

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.models import Notice, User
from intranet.notices.mailing import mail_waiting
from tests.browser.site import free_port
from tests.factories import UnitFactory
from tests.units.conftest import sign_in
from units import assignments
from units.duties import sync_duties
from units.models import Assignment, Reminder
from units.models.calendar import calendar
from units.organisation import close_unit

LATE = "/board/late/"


def due_in(working_days: int) -> datetime.date:
    """A deadline so many working days away; negative is past."""
    today = timezone.localdate()
    if working_days > 0:
        return calendar().add(today, working_days)
    return today + datetime.timedelta(days=working_days)


def set_due(working_days: int) -> None:
    """All assignments, given long ago."""
    Assignment.objects.update(
        due=due_in(working_days),
        assigned_at=timezone.now() - datetime.timedelta(days=90),
    )


def remind_daily(**options) -> None:
    call_command("send_reminders", **options)


def subjects(person: User) -> list[str]:
    rows = Notice.objects.filter(person=person).exclude(key__startswith="assigned")
    return list(rows.order_by("pk").values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("left", "told"),
    [(8, 0), (7, 1), (6, 1), (3, 1), (1, 1), (0, 1), (-1, 1), (-40, 1)],
)
def test_the_steps_of_a_deadline(commune, given, left, told) -> None:
    set_due(left)
    for _again in range(3):
        remind_daily()
    assert len(subjects(commune.member)) == told
    assert len(subjects(commune.head)) == told
    assert subjects(commune.other) == []


def test_each_step_is_told_once_and_late_comes_last(commune, given) -> None:
    for left in (7, 7, 3, 1, 0, -1, -2):
        given_due = due_in(left)
        Assignment.objects.update(due=given_due)
        Assignment.objects.update(
            assigned_at=timezone.now() - datetime.timedelta(days=90)
        )
        remind_daily()
    found = subjects(commune.member)
    assert len(found) == 6  # a deadline that moves is another deadline
    assert f"{due_in(-2):%d/%m/%Y}" in found[-1]


def test_what_was_given_within_a_step_is_not_told_at_once(commune, given) -> None:
    Assignment.objects.update(due=due_in(5))
    remind_daily()
    assert subjects(commune.member) == []


def test_dry_run_tells_nobody(commune, given, capsys) -> None:
    set_due(3)
    remind_daily(dry_run=True)
    assert "2 due soon, 0 late" in capsys.readouterr().out
    assert subjects(commune.member) == []
    remind_daily()
    assert "2 due soon, 0 late" in capsys.readouterr().out
    remind_daily()
    assert "0 due soon, 0 late" in capsys.readouterr().out


def test_what_is_in_waived_or_of_a_closed_unit_is_left_alone(
    commune, letter, submitted
) -> None:
    give(commune, letter, commune.b)
    for assignment in Assignment.objects.filter(unit=commune.b):
        assignments.waive(assignment=assignment, by=commune.reviewer, reason="Gộp")
    gone = UnitFactory(name="Thôn cũ", parent=commune.root, kind="village")
    give(commune, letter, gone)
    close_unit(unit=gone, by=None)
    Notice.objects.all().delete()
    set_due(-3)
    remind_daily()
    assert not Notice.objects.exists()


def give(commune, letter, *units, **options) -> list[Assignment]:
    return assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter),
        lead=units,
        terms=assignments.Terms(working_days=5),
        **options,
    ).made


def test_the_daily_job_costs_the_same_for_more_units(commune, letter, given) -> None:
    set_due(-1)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            remind_daily(dry_run=True)
        return len(queries)

    few = cost()
    more = [UnitFactory(parent=commune.root, kind="village") for _n in range(20)]
    give(commune, letter, *more)
    set_due(-1)
    assert cost() == few


# By hand


def late_page(client: Client, **query) -> str:
    return client.get(LATE, query).content.decode()


def test_one_press_reminds_all_that_are_late(commune, letter, given) -> None:
    give(commune, letter, commune.b)
    set_due(-2)
    client = sign_in(commune.reviewer)
    html = late_page(client)
    assert "Chi bộ A" in html
    assert "Chi bộ B" in html
    answer = client.post(LATE, {"do": "remind", "text": "Gửi trước 16 giờ"})
    assert answer.status_code == 302
    assert Reminder.objects.count() == 6
    (notice,) = Notice.objects.filter(person=commune.other, key__startswith="remind")
    assert notice.note == "Gửi trước 16 giờ"
    logged = ModelLogEntry.objects.filter(action="units.remind")
    assert {entry.data["text"] for entry in logged} == {"Gửi trước 16 giờ"}
    assert logged.count() == 2


def test_not_twice_a_day_for_the_same_work(commune, letter, given) -> None:
    set_due(-2)
    client = sign_in(commune.reviewer)
    for _again in range(2):
        client.post(LATE, {"do": "remind"})
    assert Reminder.objects.count() == 3
    assert Notice.objects.filter(key__startswith="remind").count() == 2
    client.post(LATE, {"do": "message"})
    assert Reminder.objects.count() == 3
    Reminder.objects.update(day=timezone.localdate() - datetime.timedelta(days=1))
    client.post(LATE, {"do": "remind"})
    assert Reminder.objects.count() == 6


def test_one_unit_alone_is_reminded(commune, letter, given) -> None:
    give(commune, letter, commune.b)
    set_due(-2)
    sign_in(commune.reviewer).post(LATE, {"do": f"remind:{commune.b.pk}"})
    units = Reminder.objects.values_list("assignment__unit", flat=True)
    assert set(units) == {commune.b.pk}


def test_a_message_carries_title_date_and_link_only(
    commune, letter, given, settings
) -> None:
    settings.SITE_URL = "https://xa.example.vn"
    commune.head.phone = "0912345678"
    commune.head.save()
    set_due(-2)
    client = sign_in(commune.reviewer)
    page = client.post(LATE, {"do": f"message:{commune.a.pk}", "text": "chữ riêng"})
    (late,) = page.context["late"]
    said, link = late.message.splitlines()
    assert said.startswith(letter.title)
    assert said.endswith(f"{due_in(-2):%d/%m/%Y}")
    assert link == f"https://xa.example.vn/my-unit/work/{commune.a.pk}/{letter.pk}/"
    assert "0912345678" in page.content.decode()
    ways = Reminder.objects.values_list("way", flat=True)
    assert set(ways) == {Reminder.Way.MESSAGE}
    assert not Notice.objects.filter(key__startswith="remind").exists()


def test_what_is_open_but_not_late_can_be_shown(commune, given) -> None:
    client = sign_in(commune.reviewer)
    assert client.get(LATE).context["late"] == []
    (shown,) = client.get(LATE, {"state": "missing"}).context["late"]
    assert shown.unit == commune.a


def test_only_who_supervises_reminds(commune, letter, given) -> None:
    set_due(-2)
    for who in ("head", "member", "other", "stranger"):
        client = sign_in(getattr(commune, who))
        assert client.get(LATE).status_code == 404
        assert client.post(LATE, {"do": "remind"}).status_code == 404
    assert Client().get(LATE).url.startswith("/login/?next=")
    assert not Reminder.objects.exists()


def test_the_list_of_the_late_asks_as_much_with_more_units(
    commune, letter, given
) -> None:
    set_due(-2)
    client = sign_in(commune.reviewer)

    def cost() -> int:
        client.get(LATE)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LATE).status_code == 200
        return len(queries)

    few = cost()
    more = [UnitFactory(parent=commune.root, kind="village") for _n in range(20)]
    give(commune, letter, *more)
    set_due(-2)
    assert cost() == few


class Sink:
    """Keeps what comes in by SMTP."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], str]] = []

    async def handle_DATA(self, _server, _session, envelope) -> str:
        self.mails.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


def test_a_reminder_reaches_the_mail_server_once(commune, given, settings) -> None:
    commune.member.email = "vien-a@xa.example.vn"
    commune.member.save()
    set_due(-1)
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = controller.port
        for _again in range(3):
            remind_daily()
            mail_waiting()
    finally:
        controller.stop()
    assert [to for to, _mail in sink.mails] == [["vien-a@xa.example.vn"]]
