"""The thread and the trace show each reader their part, and no more."""

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import GuidancePageFactory, LibraryPageFactory
from tests.factories.places import home_page
from units import assignments, submissions
from units.duties import sync_duties

BACKEND = "intranet.accounts.backends.NameOrPhoneBackend"


def client_of(person) -> Client:
    client = Client()
    client.force_login(person, BACKEND)
    return client


@pytest.fixture
def guidance(letter):
    folder = LibraryPageFactory(parent=home_page(), slug="huong-dan-thu")
    page = GuidancePageFactory(parent=folder, title="Hướng dẫn họp dân")
    page.legal_bases.create(document=letter, anchor="nhiem-vu-1")
    page.save_revision().publish()
    return page


def test_the_thread_goes_from_the_duty_to_what_was_handed_in(
    commune, letter, submitted, guidance
):
    for person in (commune.reviewer, commune.member):
        shown = client_of(person).get(reverse("thread", args=[letter.pk])).text
        assert "Việc 2" in shown
        assert submitted.receipt in shown
        assert "Hướng dẫn họp dân" in shown


def test_a_member_of_another_unit_sees_the_text_and_not_the_work(
    commune, letter, submitted, guidance
):
    for person in (commune.other, commune.stranger):
        shown = client_of(person).get(reverse("thread", args=[letter.pk])).text
        assert "Hướng dẫn họp dân" in shown
        assert submitted.receipt not in shown
        assert commune.a.name not in shown


@pytest.mark.parametrize("person", ["member", "other", "stranger", "reviewer"])
def test_the_trace_of_a_unit_is_for_it_and_its_superior(commune, submitted, person):
    answer = client_of(getattr(commune, person)).get(
        reverse("unit_trace", args=[commune.a.pk])
    )
    assert answer.status_code == (200 if person in ("member", "reviewer") else 404)


@pytest.mark.parametrize("person", ["member", "other", "stranger"])
def test_the_trace_of_a_document_is_for_superiors(commune, letter, submitted, person):
    address = reverse("document_trace", args=[letter.pk])
    assert client_of(getattr(commune, person)).get(address).status_code == 404


@pytest.mark.parametrize("name", ["thread", "document_trace"])
def test_nobody_is_asked_to_sign_in(letter, name):
    answer = Client().get(reverse(name, args=[letter.pk]))
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]


def test_the_trace_says_who_did_what_and_goes_out_as_a_workbook(
    commune, letter, submitted
):
    submissions.return_to_unit(
        round=submitted, by=commune.reviewer, remarks="Bổ sung phụ lục"
    )
    address = reverse("document_trace", args=[letter.pk])
    client = client_of(commune.reviewer)
    shown = client.get(address).text
    assert submitted.receipt in shown
    assert str(commune.member) in shown
    content = client.get(address, {"format": "xlsx"}).content
    sheet = load_workbook(io.BytesIO(content)).active
    who = [row[1].value for row in sheet.iter_rows(min_row=2)]
    assert who[0] == str(commune.reviewer)
    assert who.count(str(commune.reviewer)) == 4  # three assigned, one returned


def test_the_cost_does_not_grow_with_the_thread(commune, letter, submitted):
    addresses = [
        reverse("thread", args=[letter.pk]),
        reverse("document_trace", args=[letter.pk]),
        reverse("board_unit", args=[commune.a.pk]),
    ]
    client = client_of(commune.reviewer)

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counts.append(len(captured))
        return counts

    before = queries()
    assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter),
        lead=[commune.b, commune.root],
        terms=assignments.Terms(working_days=5),
    )
    assert queries() == before
