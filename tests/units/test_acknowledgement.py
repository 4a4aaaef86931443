"""Reading by persons, study by units: confirmed, followed, reminded, forgotten."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from intranet.models import Notice
from tests.factories import ArticlePageFactory, LibraryPageFactory, UnitFactory
from tests.factories.places import home_page
from tests.responses import let_go
from tests.units.conftest import sign_in
from units.acknowledgement import opening
from units.models import Opening, ReadMark, Reminder, Study
from units.models.calendar import calendar

LIST = "/board/acknowledgements/"


@pytest.fixture
def text(commune, settings, tmp_path):
    """An article that asks persons and units, due in ten working days."""
    settings.MEDIA_ROOT = tmp_path
    library = LibraryPageFactory(parent=home_page(), slug="tin")
    due = calendar().add(timezone.localdate(), 10)
    return ArticlePageFactory(
        parent=library, ask_persons=True, ask_units=True, acknowledge_by=due
    )


def read_address(text) -> str:
    return reverse("mark_read", args=[text.pk])


def study_address(unit, text) -> str:
    return reverse("study", args=[unit.pk, text.pk])


def report(client, unit, text, **changes):
    sent = {
        "held_on": timezone.localdate().isoformat(),
        "form": "cell",
        "people": 24,
        "note": "",
    }
    return client.post(study_address(unit, text), sent | changes)


def shown(person, text) -> str:
    return sign_in(person).get(text.url).content.decode()


def test_a_person_confirms_once(commune, text) -> None:
    client = sign_in(commune.member)
    assert read_address(text) in client.get(text.url).content.decode()
    for _again in range(2):
        assert client.post(read_address(text)).status_code == 302
    assert ReadMark.objects.filter(person=commune.member).count() == 1
    assert read_address(text) not in client.get(text.url).content.decode()


def test_a_unit_reports_with_its_minutes(commune, text) -> None:
    client = sign_in(commune.member)
    file = SimpleUploadedFile("bien-ban.txt", "Biên bản họp".encode())
    assert report(client, commune.a, text, file=file).status_code == 302
    study = Study.objects.get()
    assert (study.unit, study.people, study.form) == (commune.a, 24, "cell")
    assert len(study.sha256) == 64
    minutes = reverse("minutes", args=[study.pk])
    for who, code in (
        ("member", 200),
        ("head", 200),
        ("reviewer", 200),
        ("other", 404),
        ("stranger", 404),
    ):
        answer = sign_in(getattr(commune, who)).get(minutes)
        let_go(answer)
        assert answer.status_code == code, who
    report(client, commune.a, text, people=25)
    study.refresh_from_db()
    assert (study.people, study.name) == (25, "bien-ban.txt")


@pytest.mark.parametrize(
    "changes",
    [{"people": 0}, {"people": "x"}, {"held_on": ""}, {"held_on": "2999-01-05"}],
)
def test_what_is_wrong_is_said_and_kept(commune, text, changes) -> None:
    sent = {"note": "Có thảo luận", **changes}
    page = report(sign_in(commune.member), commune.a, text, **sent)
    assert page.status_code == 200
    html = page.content.decode()
    assert 'id="form-errors"' in html
    assert "Có thảo luận" in html
    assert not Study.objects.exists()


def test_minutes_that_are_not_taken_are_refused_and_nothing_is_stored(
    commune, text
) -> None:
    file = SimpleUploadedFile("bien-ban.exe", b"MZ\x90\x00" + b"\x00" * 64)
    page = report(sign_in(commune.member), commune.a, text, file=file)
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert not Study.objects.exists()


def test_opening_is_recorded_for_texts_that_ask_and_forgotten(commune, text) -> None:
    plain = ArticlePageFactory(parent=text.get_parent())
    client = sign_in(commune.member)
    client.get(plain.url)
    client.get(text.url)
    client.get(text.url)
    sign_in(commune.stranger).get(text.url)
    assert [(o.page_id, o.person) for o in Opening.objects.all()] == [
        (text.pk, commune.member)
    ]
    Opening.objects.update(at=timezone.now() - datetime.timedelta(days=729))
    opening.forget_openings()
    assert Opening.objects.exists()
    Opening.objects.update(at=timezone.now() - datetime.timedelta(days=731))
    opening.forget_openings()
    assert not Opening.objects.exists()


def test_who_sees_the_people_of_a_unit(commune, text) -> None:
    address = study_address(commune.a, text)
    for who, sees in (("head", True), ("reviewer", True), ("member", False)):
        page = sign_in(getattr(commune, who)).get(address)
        assert page.status_code == 200
        assert page.context["sees_people"] is sees, who
    for who in ("other", "stranger"):
        assert sign_in(getattr(commune, who)).get(address).status_code == 404
    assert Client().get(address).url.startswith("/login/?next=")


def test_the_board_follows(commune, text) -> None:
    sign_in(commune.member).post(read_address(text))
    report(sign_in(commune.other), commune.b, text)
    client = sign_in(commune.reviewer)
    (followed,) = client.get(LIST).context["followed"]
    assert (followed.units.done, followed.units.asked) == (1, 3)
    assert (followed.persons.done, followed.persons.asked) == (1, 3)
    page = client.get(f"{LIST}{text.pk}/")
    owing = {state.unit: owes for state, owes in page.context["rows"]}
    assert owing == {commune.root: True, commune.a: True, commune.b: True}
    for who in ("member", "head", "other", "stranger"):
        for address in (LIST, f"{LIST}{text.pk}/"):
            assert sign_in(getattr(commune, who)).get(address).status_code == 404
    assert client.get(f"{LIST}99999/").status_code == 404


def test_who_may_not_see_the_text_is_not_asked(commune, text) -> None:
    restriction = PageViewRestriction.objects.create(
        page=text, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(commune.a.group)
    assert sign_in(commune.other).post(read_address(text)).status_code == 404
    assert report(sign_in(commune.other), commune.b, text).status_code == 404
    page = sign_in(commune.reviewer).get(f"{LIST}{text.pk}/")
    assert [state.unit for state, _owes in page.context["rows"]] == [commune.a]
    assert text.title not in sign_in(commune.other).get("/").content.decode()


def test_a_text_that_asks_nothing_takes_no_confirmation(commune, text) -> None:
    plain = ArticlePageFactory(parent=text.get_parent())
    client = sign_in(commune.member)
    assert client.post(read_address(plain)).status_code == 404
    assert report(client, commune.a, plain).status_code == 404


def test_the_front_page_says_what_is_to_be_read(commune, text) -> None:
    client = sign_in(commune.member)
    assert "to-read-title" in client.get("/").content.decode()
    client.post(read_address(text))
    assert "to-read-title" in client.get("/").content.decode()
    report(client, commune.a, text)
    assert "to-read-title" not in client.get("/").content.decode()


def acks(person) -> list[Notice]:
    return list(Notice.objects.filter(person=person, key__contains="ack"))


def test_publishing_tells_those_who_are_asked(commune, text) -> None:
    for _again in range(2):
        text.save_revision().publish()
    assert len(acks(commune.member)) == 1
    assert acks(commune.stranger) == []


def test_it_is_reminded_like_other_work(commune, text) -> None:
    text.acknowledge_by = calendar().add(timezone.localdate(), 3)
    text.save()
    sign_in(commune.other).post(read_address(text))
    report(sign_in(commune.other), commune.b, text)
    for _again in range(2):
        call_command("send_reminders")
    assert len(acks(commune.member)) == 1
    assert acks(commune.other) == []
    text.acknowledge_by = timezone.localdate() - datetime.timedelta(days=1)
    text.save()
    call_command("send_reminders")
    assert len(acks(commune.member)) == 2


def test_the_reviewer_reminds_once_a_day(commune, text) -> None:
    report(sign_in(commune.other), commune.b, text)
    sign_in(commune.other).post(read_address(text))
    client = sign_in(commune.reviewer)
    for _again in range(2):
        sent = {"do": "remind", "text": "Trước thứ Sáu"}
        client.post(f"{LIST}{text.pk}/", sent)
    assert {row.unit for row in Reminder.objects.all()} == {commune.root, commune.a}
    (notice,) = acks(commune.member)
    assert notice.note == "Trước thứ Sáu"
    assert acks(commune.other) == []


def count_queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_lists_ask_as_much_with_more_texts_and_units(commune, text) -> None:
    listed = [
        (sign_in(commune.reviewer), LIST),
        (sign_in(commune.reviewer), f"{LIST}{text.pk}/"),
        (sign_in(commune.member), "/"),
        (sign_in(commune.member), text.url),
    ]
    before = [count_queries(client, address) for client, address in listed]
    for number in range(20):
        UnitFactory(parent=commune.root, kind="village")
        ArticlePageFactory(
            parent=text.get_parent(), ask_units=True, title=f"Bài thêm {number}"
        )
    assert [count_queries(client, address) for client, address in listed] == before
