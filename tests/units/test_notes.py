"""Notes: two writers at once, taking away and putting back; nothing typed is lost."""

import pytest
from django.test import Client

from intranet.accounts.resume import FIELD
from tests.units.conftest import sign_in
from units.models import UnitNote
from units.notes import write_note


@pytest.fixture
def rooms(commune) -> str:
    return f"{commune.a.page.url}ghi-chu/"


@pytest.fixture
def note(commune) -> UnitNote:
    return write_note(unit=commune.a, by=commune.head, title="Họp", text="Bản đầu")


def test_a_note_is_written_and_read(commune, rooms):
    client = sign_in(commune.member)
    response = client.post(
        f"{rooms}moi/", {"title": "Họp", "text": "Chiều thứ hai"}, follow=True
    )
    assert "Chiều thứ hai" in response.content.decode()


def test_what_is_missing_is_said_and_the_rest_is_kept(commune, rooms):
    response = sign_in(commune.member).post(f"{rooms}moi/", {"text": "Đã gõ nhiều"})
    assert response.status_code == 200
    assert "Đã gõ nhiều" in response.content.decode()
    assert response.context["form"].errors["title"]
    assert not UnitNote.objects.exists()


def test_scripts_in_a_note_stay_words(commune, rooms):
    text = "<script>alert(1)</script>"
    client = sign_in(commune.member)
    page = client.post(f"{rooms}moi/", {"title": text, "text": text}, follow=True)
    assert text not in page.content.decode()


def test_the_second_writer_sees_both_texts_and_decides(commune, rooms, note):
    address = f"{rooms}{note.pk}/sua/"
    first, second = sign_in(commune.head), sign_in(commune.member)
    began = {"began_from": 1, "title": "Họp"}
    assert first.post(address, {**began, "text": "Bản của trưởng"}).status_code == 302
    conflict = second.post(address, {**began, "text": "Bản của viên"})
    assert conflict.status_code == 409
    html = conflict.content.decode()
    assert "Bản của trưởng" in html
    assert "Bản của viên" in html
    assert 'name="began_from" value="2"' in html
    again = {"began_from": 2, "title": "Họp", "text": "Bản của cả hai"}
    assert second.post(address, again).status_code == 302
    note.refresh_from_db()
    assert (note.text, note.revision) == ("Bản của cả hai", 3)
    earlier = [version.text for version in note.versions.all()]
    assert earlier == ["Bản của cả hai", "Bản của trưởng", "Bản đầu"]


def test_saving_a_note_that_was_taken_away_brings_it_back(commune, rooms, note):
    sign_in(commune.head).post(f"{rooms}{note.pk}/bo/")
    sent = {"began_from": 1, "title": "Họp", "text": "Viết tiếp"}
    response = sign_in(commune.member).post(f"{rooms}{note.pk}/sua/", sent, follow=True)
    assert "Viết tiếp" in response.content.decode()


def test_a_note_is_taken_away_and_put_back(commune, rooms, note):
    client = sign_in(commune.member)
    client.post(f"{rooms}{note.pk}/bo/")
    assert client.get(f"{rooms}{note.pk}/").status_code == 404
    client.post(f"{rooms}{note.pk}/bo/", {"restore": "1"})
    assert client.get(f"{rooms}{note.pk}/").status_code == 200


def typed_form(client: Client, address: str) -> dict[str, str]:
    """The fields as a browser sends them, with the form's own hidden ones."""
    html = client.get(address).content.decode()
    token = html.split(f'name="{FIELD}" value="')[1].split('"')[0]
    return {FIELD: token, "title": "Dở dang", "text": "Đoạn văn dài đã gõ"}


def test_text_typed_while_the_session_ended_is_there_after_signing_in(commune, rooms):
    address = f"{rooms}moi/"
    client = sign_in(commune.member)
    sent = typed_form(client, address)
    client.cookies.pop("sessionid")
    response = client.post(address, sent)
    assert response.url == f"/login/?next={address.replace('/', '%2F')}"
    client.force_login(commune.member, "intranet.accounts.backends.NameOrPhoneBackend")
    assert "Đoạn văn dài đã gõ" in client.get(address).content.decode()
    client.post(address, {"title": "Dở dang", "text": "Đoạn văn dài đã gõ"})
    assert "Đoạn văn dài đã gõ" not in client.get(address).content.decode()


def test_a_colleague_who_signs_in_there_does_not_get_the_text(commune, rooms):
    address = f"{rooms}moi/"
    sent = typed_form(sign_in(commune.member), address)
    Client().post(address, sent)
    html = sign_in(commune.head).get(address).content.decode()
    assert "Đoạn văn dài đã gõ" not in html


def test_nothing_is_kept_without_the_forms_own_token(commune, rooms):
    address = f"{rooms}moi/"
    sent = typed_form(sign_in(commune.member), address)
    Client().post(address, {**sent, FIELD: sent[FIELD] + "x"})
    Client().post(f"{rooms}khac/", sent)
    html = sign_in(commune.member).get(address).content.decode()
    assert "Đoạn văn dài đã gõ" not in html
