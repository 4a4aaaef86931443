"""Daily sums without names."""

import datetime

import pytest
from django.utils import timezone

from intranet.models import Notice
from intranet.roles import CADRES, EDITORS
from search import learning
from search.models import PhraseDay, PhraseReader
from tests.factories import ArticlePageFactory, MembershipFactory, UserFactory
from tests.factories.places import unit_with_section

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 10)


def known():
    return [row["phrase"] for row in PhraseDay.objects.known().summed()]


def search(person, day, text="Giảm  nghèo"):
    learning.count_search(person, text, 0, day=TODAY + datetime.timedelta(days=day))


def test_a_phrase_is_shown_after_three_readers_on_three_days():
    one, two, three = UserFactory.create_batch(3)
    search(one, 0)
    search(one, 1)
    search(one, 2)
    assert known() == []
    search(two, 2)
    search(three, 2)
    assert known() == []
    search(two, 3)
    search(three, 4)
    assert known() == ["giam ngheo"]
    row = PhraseDay.objects.known().summed().get()
    assert (row["all_searches"], row["all_empty"]) == (7, 7)


@pytest.mark.parametrize("text", ["sổ 123456", "cccd 001099012345", "0912 345 678"])
def test_a_number_that_may_be_someone_s_is_not_kept(text):
    search(UserFactory(), 0, text)
    assert not PhraseDay.objects.exists()
    assert not PhraseReader.objects.exists()


def test_marks_name_nobody_and_join_nothing():
    person = UserFactory()
    search(person, 0, "giảm nghèo")
    search(person, 0, "việc làm")
    marks = set(PhraseReader.objects.values_list("mark", flat=True))
    assert len(marks) == 2
    assert str(person.pk) not in marks


def test_sums_are_kept_ninety_days():
    search(UserFactory(), 0)
    learning.forget_old(TODAY + datetime.timedelta(days=90))
    assert PhraseDay.objects.exists()
    learning.forget_old(TODAY + datetime.timedelta(days=91))
    assert not PhraseDay.objects.exists()
    assert not PhraseReader.objects.exists()


def test_searches_and_opened_results_are_counted(index, client):
    client.force_login(UserFactory(roles=[CADRES]))
    client.get("/search/?q=giam+ngheo")
    client.get("/search/?q=giam", headers={"HX-Request": "true"})
    client.get("/search/?q=giam+ngheo&page=2")
    client.post("/search/opened", {"q": "giảm nghèo"})
    row = PhraseDay.objects.get()
    assert (row.searches, row.empty, row.clicks) == (1, 1, 1)
    assert row.day == timezone.localdate()


def test_phrases_are_offered_to_who_would_find_something(index, client, drain):
    unit = unit_with_section("Thôn Một")
    ArticlePageFactory(parent=unit.page, title="Sổ vay vốn riêng")
    drain()
    for number in range(3):
        day = TODAY - datetime.timedelta(days=number)
        learning.count_search(UserFactory(), "vay vốn", 1, day=day)
    member = MembershipFactory(unit=unit).user
    for person, offered in ((member, True), (UserFactory(roles=[CADRES]), False)):
        client.force_login(person)
        items = client.get("/search/suggest", {"q": "vay v"}).json()["items"]
        assert ({"kind": "phrase", "title": "vay vốn"} in items) is offered


def test_a_reader_asks_the_editors_once(index, client):
    editor = UserFactory(roles=[EDITORS])
    person = UserFactory(full_name="Nguyễn Thị Hỏi", roles=[CADRES])
    client.force_login(person)
    for _ in range(2):
        client.post("/search/ask", {"q": "đất đai"})
    (notice,) = Notice.objects.of(editor)
    assert "Nguyễn Thị Hỏi" in notice.subject
    assert "đất đai" in notice.subject
