"""Giving work, answering it, and the board."""

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import UnitFactory
from tests.units.conftest import sign_in
from units import assignments, submissions
from units.duties import sync_duties
from units.models import Assignment, Duty, SubmissionRound


def assign(client, letter, **fields):
    data = {"deliverable": "plan", "working_days": 5, **fields}
    return client.post(reverse("assign", args=[letter.pk]), data)


def test_publishing_brings_the_duties(commune, letter) -> None:
    letter.save_revision().publish()
    assert Duty.objects.filter(document=letter).count() == 3


def test_all_but_one_in_one_step(commune, letter) -> None:
    duties = sync_duties(letter)
    response = assign(
        sign_in(commune.reviewer),
        letter,
        duties=[duties[0].pk, duties[1].pk],
        everyone="on",
        excepted=[commune.root.pk],
    )
    assert response.status_code == 302
    assert Assignment.objects.count() == 4
    assert set(Assignment.objects.values_list("unit", flat=True)) == {
        commune.a.pk,
        commune.b.pk,
    }


def test_by_kind_by_branch_and_cooperating(commune, letter) -> None:
    client = sign_in(commune.reviewer)
    assign(client, letter, kinds=["cell"], cooperating=[commune.b.pk])
    parts = dict(Assignment.objects.values_list("unit", "part"))
    assert parts == {commune.a.pk: "lead", commune.b.pk: "cooperating"}
    assign(client, letter, branches=[commune.root.pk])
    assert Assignment.objects.count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"units": "A", "due": "2099-01-05"},
        {"units": "A", "working_days": "", "due": "2020-01-06"},
        {"units": "A", "working_days": "0"},
    ],
)
def test_what_is_wrong_is_said_and_kept(commune, letter, fields) -> None:
    if "units" in fields:
        fields = {**fields, "units": [commune.a.pk]}
    page = assign(
        sign_in(commune.reviewer), letter, instructions="Nêu người làm", **fields
    )
    assert page.status_code == 200
    html = page.content.decode()
    assert 'id="form-errors"' in html
    assert "Nêu người làm" in html
    assert not Assignment.objects.exists()


def test_the_reviewer_returns_one_duty_then_accepts(commune, given, submitted) -> None:
    client = sign_in(commune.reviewer)
    address = reverse("review", args=[submitted.pk])
    assert address in client.get(reverse("incoming")).content.decode()
    refused = client.post(address, {"do": "return", "remarks": ""})
    assert refused.status_code == 200
    named = {"do": "return", f"on_{given[0].pk}": "Thiếu người làm."}
    assert client.post(address, {**named, "do": "accept"}).status_code == 200
    assert client.post(address, named).status_code == 302
    submitted.refresh_from_db()
    assert submitted.outcome == "returned"
    second = submissions.submit(submission=submitted.submission, by=commune.member)
    client.post(reverse("review", args=[second.pk]), {"do": "accept"})
    second.refresh_from_db()
    assert second.outcome == "accepted"


def test_requests_are_answered(commune, given, submitted) -> None:
    later = assignments.Terms(working_days=30).deadline(given[0].due)
    asked = assignments.ask_extension(
        assignment=given[0], by=commune.member, due=later, reason="Chờ họp dân"
    )
    client = sign_in(commune.reviewer)
    assert "Chờ họp dân" in client.get(reverse("incoming")).content.decode()
    client.post(reverse("decide_extension", args=[asked.pk]), {"do": "grant"})
    given[0].refresh_from_db()
    assert given[0].due == later
    submissions.accept(round=submitted, by=commune.reviewer)
    wish = submissions.ask_to_reopen(
        submission=submitted.submission, by=commune.member, reason="Sai số"
    )
    client.post(reverse("decide_reopening", args=[wish.pk]), {"do": "refuse"})
    wish.refresh_from_db()
    assert wish.granted is False


def give(commune, letter, *units) -> None:
    assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter),
        lead=units,
        terms=assignments.Terms(working_days=5),
    )


def test_the_board_follows_each_step(commune, letter, submitted) -> None:
    give(commune, letter, commune.b)
    client = sign_in(commune.reviewer)
    page = client.get(reverse("board"))
    assert page.context["board"].counts == {
        "submitted": 3,
        "missing": 3,
        "overdue": 0,
    }
    late = client.get(reverse("board"), {"document": letter.pk, "state": "missing"})
    assert [row.unit for row in late.context["board"].rows] == [commune.b]
    assert len(late.context["board"].columns) == 3
    for odd in ("?state=x&document=abc&branch=99999", "?document=²&duty=1"):
        assert client.get(reverse("board") + odd).status_code == 200


def test_a_unit_sees_itself_only(commune, letter, submitted) -> None:
    give(commune, letter, commune.b)
    client = sign_in(commune.other)
    html = client.get(reverse("board")).content.decode()
    assert "Chi bộ B" in html
    assert "Chi bộ A" not in html
    book = client.get(reverse("board_export"))
    names = {row[0].value for row in load_workbook(io.BytesIO(book.content)).active}
    assert "Chi bộ B" in names
    assert "Chi bộ A" not in names
    html = client.get(
        reverse("board"), {"branch": commune.a.pk, "duty": 1}
    ).content.decode()
    assert "Chi bộ A" not in html


def test_a_name_like_a_formula_stays_a_name(commune, letter) -> None:
    commune.b.name = "=1+1"
    commune.b.save()
    give(commune, letter, commune.b)
    book = sign_in(commune.reviewer).get(reverse("board_export"))
    cell = load_workbook(io.BytesIO(book.content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_for_others_the_desk_is_not_there(commune, letter, submitted) -> None:
    for_supervisors = [
        reverse("incoming"),
        reverse("review", args=[submitted.pk]),
        reverse("assign", args=[letter.pk]),
    ]
    for who in ("member", "other", "stranger"):
        client = sign_in(getattr(commune, who))
        for address in for_supervisors:
            assert client.get(address).status_code == 404, (who, address)
            assert client.post(address, {"do": "accept"}).status_code == 404
    assert sign_in(commune.stranger).get(reverse("board")).status_code == 404
    for address in (*for_supervisors, reverse("board")):
        assert Client().get(address).url.startswith("/login/?next=")
    assert not SubmissionRound.objects.exclude(outcome="").exists()


def count_queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_lists_ask_as_much_with_twenty_more_units(commune, letter, submitted) -> None:
    client = sign_in(commune.reviewer)
    listed = [
        reverse("board"),
        f"{reverse('board')}?document={letter.pk}",
        reverse("board_export"),
        reverse("assign", args=[letter.pk]),
        reverse("incoming"),
        "/",
    ]
    before = [count_queries(client, address) for address in listed]
    more = [
        UnitFactory(name=f"Thôn {n}", parent=commune.root, kind="cell")
        for n in range(20)
    ]
    give(commune, letter, *more)
    after = [count_queries(client, address) for address in listed]
    assert after == before
    assert before[0] <= 20
