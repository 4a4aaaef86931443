"""Who gets into which room of a private section, and what stands there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.models import User
from tests.factories import MembershipFactory, UserFactory
from tests.units.conftest import sign_in
from units.models import UnitNote

READERS = ("head", "member", "reviewer", "admin")
OTHERS = ("stranger", "other")
ROOMS = ("", "tep/", "ghi-chu/", "thanh-vien/")


@pytest.fixture
def note(commune) -> UnitNote:
    return UnitNote.objects.create(
        unit=commune.a,
        title="Họp chi bộ",
        text="Nội dung riêng",
        written_by=commune.head,
    )


def addresses(commune, note) -> list[str]:
    base = commune.a.page.url
    return [*(base + room for room in ROOMS), f"{base}ghi-chu/{note.pk}/"]


def test_nobody_is_sent_to_sign_in(commune, note):
    for address in [*addresses(commune, note), "/my-unit/", "/don-vi/khong-co/"]:
        response = Client().get(address)
        assert response.status_code == 302
        assert response.url.startswith("/login/?next=")


@pytest.mark.parametrize("who", READERS)
def test_members_and_who_supervises_get_in(commune, note, who):
    client = sign_in(getattr(commune, who))
    for address in addresses(commune, note):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("who", OTHERS)
def test_others_find_what_is_not_there(commune, note, who):
    client = sign_in(getattr(commune, who))
    missing = client.get("/don-vi/khong-co/")
    assert missing.status_code == 404
    for address in addresses(commune, note):
        response = client.get(address)
        assert response.status_code == 404, address
        assert "Chi bộ A" not in response.content.decode()
        posted = client.post(f"{commune.a.page.url}ghi-chu/moi/", {"title": "x"})
        assert posted.status_code == 404


@pytest.mark.parametrize("who", ["reviewer", "admin"])
def test_who_reads_only_cannot_write(commune, note, who):
    client = sign_in(getattr(commune, who))
    base = commune.a.page.url
    for address in (f"ghi-chu/{note.pk}/bo/", "ghi-chu/moi/", "tep/"):
        assert client.post(base + address, {}).status_code == 403, address
    note.refresh_from_db()
    assert note.removed_at is None


def test_a_note_of_another_unit_is_not_found_through_ones_own(commune, note):
    client = sign_in(commune.other)
    base = commune.b.page.url
    assert client.get(f"{base}ghi-chu/{note.pk}/").status_code == 404
    assert client.post(f"{base}ghi-chu/{note.pk}/bo/").status_code == 404


def test_members_show_roles_and_phones(commune):
    html = (
        sign_in(commune.head).get(f"{commune.a.page.url}thanh-vien/").content.decode()
    )
    assert 'href="tel:0912000001"' in html
    assert html.index(commune.head.full_name) < html.index(commune.member.full_name)


def test_the_index_lists_only_what_one_may_open(commune):
    html = sign_in(commune.member).get("/don-vi/").content.decode()
    assert "Chi bộ A" in html
    assert "Chi bộ B" not in html
    html = sign_in(commune.reviewer).get("/don-vi/").content.decode()
    assert "Chi bộ A" in html
    assert "Chi bộ B" in html
    html = sign_in(commune.stranger).get("/don-vi/").content.decode()
    assert "Chi bộ" not in html


def count_queries(user: User, address: str) -> int:
    client = sign_in(user)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_asks_as_much_with_twenty_more_rows(commune, note, room):
    address = commune.a.page.url + room
    before = count_queries(commune.head, address)
    for number in range(20):
        writer = UserFactory(username=f"them-{number}")
        MembershipFactory(unit=commune.a, user=writer)
        UnitNote.objects.create(
            unit=commune.a, title=f"Ghi chú {number}", text="…", written_by=writer
        )
    assert count_queries(commune.head, address) == before <= 25


def test_the_index_asks_as_much_with_twenty_more_units(commune):
    from units.organisation import create_unit

    before = count_queries(commune.reviewer, "/don-vi/")
    for number in range(20):
        create_unit(
            by=None,
            name=f"Thôn {number}",
            code=f"TH{number}",
            kind="village",
            parent=commune.root,
        )
    assert count_queries(commune.reviewer, "/don-vi/") == before
