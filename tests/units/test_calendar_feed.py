"""The calendar of deadlines at a private address."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from intranet.models import NoticeChoice
from tests.units.conftest import sign_in
from tests.units.test_board import give
from units.membership import leave
from units.models import Assignment


def address_of(person) -> str:
    client = sign_in(person)
    client.post("/account/calendar/", {"do": "make"})
    return f"/calendar/{NoticeChoice.objects.get(person=person).calendar_key}.ics"


def events(address: str) -> list:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_it_carries_title_date_and_link_of_open_work(
    commune, letter, given, settings
) -> None:
    settings.SITE_URL = "https://xa.example.vn"
    give(commune, letter, commune.b)
    Assignment.objects.filter(unit=commune.a).update(instructions="chữ riêng")
    (event,) = events(address_of(commune.member))
    assert str(event["summary"]) == letter.title
    assert event["dtstart"].dt == given[0].due
    assert str(event["url"]).endswith(f"/work/{commune.a.pk}/{letter.pk}/")
    assert b"ri\xc3\xaang" not in event.to_ical()


def test_each_reads_what_is_theirs(commune, letter, given) -> None:
    assert events(address_of(commune.other)) == []
    assert events(address_of(commune.stranger)) == []
    assert events(address_of(commune.reviewer)) == []


def test_what_is_handed_in_leaves_the_calendar(commune, submitted) -> None:
    assert events(address_of(commune.member)) == []


def test_an_address_is_taken_back_and_made_anew(commune, given) -> None:
    old = address_of(commune.member)
    new = address_of(commune.member)
    assert old != new
    assert Client().get(old).status_code == 404
    sign_in(commune.member).post("/account/calendar/", {"do": "revoke"})
    for address in (new, "/calendar/khong-co.ics", "/calendar/None.ics"):
        assert Client().get(address).status_code == 404


def test_who_left_reads_nothing_and_a_closed_account_has_no_feed(
    commune, given
) -> None:
    address = address_of(commune.member)
    leave(membership=commune.member.memberships.get(), by=None)
    assert events(address) == []
    commune.member.is_active = False
    commune.member.save()
    assert Client().get(address).status_code == 404


def test_it_costs_the_same_with_more_deadlines(commune, letter, given) -> None:
    address = address_of(commune.member)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            events(address)
        return len(queries)

    one = cost()
    for assignment in given:
        assignment.due = assignment.due.replace(day=1)
        assignment.save()
    assert cost() == one
