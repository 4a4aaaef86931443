"""What a unit keeps is found by those who may open its section, and by nobody else."""

from contextlib import closing

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile

from intranet.roles import CADRES, REVIEWERS
from search import backend, comparing, indexing
from search.service import SiteSearch, search_site
from tests.factories import MembershipFactory, UserFactory
from tests.factories.places import unit_with_section
from units.files import add_file
from units.notes import change_note, put_back, take_away, write_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.ELASTICSEARCH_URL = ""
    return backend.get_engine()


@pytest.fixture
def above(index):
    return unit_with_section("Đảng ủy")


@pytest.fixture
def member(above):
    unit = unit_with_section("Chi bộ Một", parent=above)
    return MembershipFactory(unit=unit).user


@pytest.fixture
def unit(member):
    return member.memberships.get().unit


@pytest.fixture
def note(unit, member):
    return write_note(unit=unit, by=member, title="Họp chi bộ", text="Bàn nước sạch")


def found(index, viewer, text):
    indexing.drain(index)
    assert not comparing.compare(index)
    viewer = type(viewer).objects.get(pk=viewer.pk) if viewer.pk else viewer
    return [hit.title for hit in search_site(viewer, SiteSearch(text)).hits]


def test_a_note_is_found_by_its_unit_and_who_is_over_it_only(
    note, unit, above, member, index
):
    supervisor = MembershipFactory(unit=above, supervises=True).user
    other = MembershipFactory(unit=unit_with_section("Chi bộ Hai", parent=above)).user
    only_above = MembershipFactory(unit=above).user
    for reader in (member, supervisor, UserFactory(roles=[REVIEWERS])):
        assert found(index, reader, "nước sạch") == ["Họp chi bộ"]
    for reader in (other, only_above, UserFactory(roles=[CADRES]), AnonymousUser()):
        assert found(index, reader, "nước sạch") == []
        assert found(index, reader, "đơn vị:chi bộ một") == []


def test_a_note_follows_its_words_and_its_taking_away(note, member, index):
    change_note(note=note, by=member, began_from=1, title="Họp", text="Bàn điện")
    assert found(index, member, "nước sạch") == []
    assert found(index, member, "bàn điện") == ["Họp"]
    note.refresh_from_db()
    take_away(item=note, by=member)
    assert [h.title for h in search_site(member, SiteSearch("bàn điện")).hits] == []
    assert found(index, member, "bàn điện") == []
    put_back(item=note, by=member)
    assert found(index, member, "bàn điện") == ["Họp"]


def test_a_file_is_found_by_name_and_note(unit, member, index, client):
    file = ContentFile("Danh sách hộ".encode(), "danh-sach.txt")
    add_file(unit=unit, by=member, file=file, note="Hộ được nước sạch")
    assert found(index, member, "nước sạch") == ["danh-sach.txt"]
    client.force_login(member)
    hit = search_site(member, SiteSearch("nước sạch")).hits[0]
    with closing(client.get(hit.url)) as response:
        assert b"".join(response.streaming_content) == "Danh sách hộ".encode()


def test_a_note_opens_at_its_address(note, member, index, client):
    found(index, member, "nước sạch")
    client.force_login(member)
    hit = search_site(member, SiteSearch("nước sạch")).hits[0]
    assert client.get(hit.url).status_code == 200
    assert client.get("/search/", {"q": "nước sạch"}).status_code == 200


def test_other_supervisors_find_it_once_the_unit_has_moved(note, unit, above, index):
    former = MembershipFactory(unit=above, supervises=True).user
    new = MembershipFactory(unit=unit_with_section("Ủy ban"), supervises=True)
    assert found(index, former, "nước sạch")
    unit.parent = new.unit
    unit.save()
    assert search_site(former, SiteSearch("nước sạch")).total == 0
    assert found(index, former, "nước sạch") == []
    assert found(index, new.user, "nước sạch") == ["Họp chi bộ"]


def test_a_former_member_finds_nothing(note, unit, member, index):
    assert found(index, member, "nước sạch")
    member.memberships.update(until="2025-12-01")
    assert found(index, member, "nước sạch") == []
