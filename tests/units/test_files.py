"""Files of a unit: in through the one door, out to who may see the section."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.units.conftest import fresh, sign_in
from units.models import UnitFile
from units.organisation import close_unit

TEXT = "Biên bản họp chi bộ tháng 11.\n".encode() * 20


@pytest.fixture
def rooms(commune) -> str:
    return f"{commune.a.page.url}tep/"


def put(client, rooms, name="bien-ban.txt", content=TEXT):
    file = SimpleUploadedFile(name, content)
    return client.post(rooms, {"file": file, "note": "Biên bản"})


@pytest.fixture
def stored(commune, rooms) -> UnitFile:
    assert put(sign_in(commune.member), rooms).status_code == 302
    return UnitFile.objects.get()


def body(response) -> bytes:
    content = b"".join(response.streaming_content)
    response.close()
    return content


@pytest.mark.parametrize("who", ["head", "member", "reviewer", "admin"])
def test_who_sees_the_section_fetches_the_file(commune, rooms, stored, who):
    response = sign_in(getattr(commune, who)).get(f"{rooms}{stored.pk}/")
    assert body(response) == TEXT
    assert response["Cache-Control"].startswith("private")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("who", ["stranger", "other"])
def test_for_others_it_is_not_there_by_any_address(commune, rooms, stored, who):
    client = sign_in(getattr(commune, who))
    for address in (
        f"{rooms}{stored.pk}/",
        f"{commune.b.page.url}tep/{stored.pk}/",
        f"/files/{stored.file.name}",
        f"/documents/{stored.pk}/{stored.name}",
    ):
        assert client.get(address).status_code == 404, address


def test_the_stored_name_opens_nothing_even_for_members(commune, stored):
    client = sign_in(commune.member)
    assert client.get(f"/files/{stored.file.name}").status_code == 404


def test_a_part_of_a_file_is_sent_where_it_is_asked_for(commune, rooms, stored):
    client = sign_in(commune.member)
    part = client.get(f"{rooms}{stored.pk}/", headers={"Range": "bytes=0-3"})
    assert part.status_code == 206
    assert body(part) == TEXT[:4]


@pytest.mark.parametrize(
    ("name", "content"),
    [("trong.txt", b""), ("anh.png", TEXT), ("bao-cao.exe", b"MZ\x90\x00" * 50)],
)
def test_what_is_refused_is_explained_and_the_note_is_kept(
    commune, rooms, name, content
):
    response = put(sign_in(commune.member), rooms, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert 'value="Biên bản"' in response.content.decode()
    assert not UnitFile.objects.exists()


def test_a_name_with_slashes_stays_a_name(commune, rooms):
    put(sign_in(commune.member), rooms, "../../etc/pass.txt")
    assert "/" not in UnitFile.objects.get().name


def test_a_file_is_taken_away_and_put_back(commune, rooms, stored):
    client = sign_in(commune.member)
    client.post(f"{rooms}{stored.pk}/bo/")
    assert client.get(f"{rooms}{stored.pk}/").status_code == 404
    client.post(f"{rooms}{stored.pk}/bo/", {"restore": "1"})
    assert body(client.get(f"{rooms}{stored.pk}/")) == TEXT


def test_a_closed_unit_takes_no_more_files(commune, rooms, stored):
    close_unit(unit=fresh(commune.a), by=None)
    assert put(sign_in(commune.member), rooms).status_code == 403
    assert body(sign_in(commune.member).get(f"{rooms}{stored.pk}/")) == TEXT
