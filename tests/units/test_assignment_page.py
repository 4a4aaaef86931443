"""One assignment for who supervises it: move the deadline, release the unit."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.units.conftest import sign_in
from units import assignments
from units.duties import sync_duties
from units.models import CalendarDay
from units.models.calendar import calendar


def address_of(assignment) -> str:
    return reverse("board_assignment", args=[assignment.pk])


def move(client, assignment, day, reason="Mưa bão"):
    data = {"do": "extend", "extend-due": day.isoformat(), "extend-reason": reason}
    return client.post(address_of(assignment), data)


def test_the_deadline_is_moved_with_a_reason(commune, given) -> None:
    later = calendar().add(given[0].due, 5)
    client = sign_in(commune.reviewer)
    assert move(client, given[0], later).status_code == 302
    given[0].refresh_from_db()
    assert given[0].due == later
    html = client.get(address_of(given[0])).content.decode()
    assert "Mưa bão" in html


def test_a_past_day_a_holiday_and_no_reason_are_refused(commune, given) -> None:
    client = sign_in(commune.reviewer)
    later = calendar().add(given[0].due, 5)
    CalendarDay.objects.create(day=later, name="Nghỉ lễ")
    before = given[0].due
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    for day, reason in ((later, "Bão"), (yesterday, "Bão"), (before, " ")):
        page = move(client, given[0], day, reason)
        assert page.status_code == 200
        assert 'id="form-errors"' in page.content.decode()
        assert page.context["extend"]["due"].value() == day.isoformat()
    given[0].refresh_from_db()
    assert given[0].due == before


def test_a_unit_is_released_with_a_reason_that_it_reads(commune, given) -> None:
    client = sign_in(commune.reviewer)
    address = address_of(given[0])
    refused = client.post(address, {"do": "waive", "waive-reason": ""})
    assert refused.status_code == 200
    client.post(address, {"do": "waive", "waive-reason": "Đã gộp vào việc 2"})
    given[0].refresh_from_db()
    assert given[0].waived_at
    own = reverse("work", args=[commune.a.pk, given[0].document_id])
    assert "Đã gộp vào việc 2" in sign_in(commune.member).get(own).content.decode()


def test_a_request_is_answered_here_with_words(commune, given) -> None:
    later = calendar().add(given[0].due, 5)
    asked = assignments.ask_extension(
        assignment=given[0], by=commune.member, due=later, reason="Chờ họp dân"
    )
    client = sign_in(commune.reviewer)
    assert "Chờ họp dân" in client.get(address_of(given[0])).content.decode()
    answer = reverse("decide_extension", args=[asked.pk])
    client.post(answer, {"do": "refuse", "answer": "Phải xong trước đại hội"})
    own = reverse("ask_extension", args=[given[0].pk])
    html = sign_in(commune.member).get(own).content.decode()
    assert "Phải xong trước đại hội" in html


def test_a_duty_that_disappeared_says_so(commune, letter, given) -> None:
    letter.body = list(letter.body.raw_data)[1:]
    letter.save()
    sync_duties(letter)
    today = f"{timezone.localdate():%d/%m/%Y}"
    gone = next(item for item in given if item.duty.number == "1")
    pages = [
        (commune.reviewer, address_of(gone)),
        (commune.reviewer, reverse("board_unit", args=[commune.a.pk])),
        (commune.reviewer, f"/board/?document={letter.pk}&duty={gone.duty_id}"),
        (commune.member, reverse("work", args=[commune.a.pk, letter.pk])),
    ]
    for person, address in pages:
        assert today in sign_in(person).get(address).content.decode(), address


def test_for_others_it_is_not_there(commune, given) -> None:
    for who in ("member", "head", "other", "stranger"):
        client = sign_in(getattr(commune, who))
        assert client.get(address_of(given[0])).status_code == 404
        assert move(client, given[0], given[0].due).status_code == 404
    assert Client().get(address_of(given[0])).url.startswith("/login/?next=")
    absent = reverse("board_assignment", args=[999999])
    assert sign_in(commune.reviewer).get(absent).status_code == 404
