"""Search in the admin: synonyms, learnt phrases, pins, explanations."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intranet.roles import CADRES, EDITORS, REVIEWERS
from pages.models import LibraryPage
from pages.setup import ensure_site_structure
from search import learning
from search.models import Order
from search.service import SiteSearch, search_site
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import unit_with_section

pytestmark = pytest.mark.django_db
DAY = datetime.date.today()


@pytest.fixture
def folder(index):
    ensure_site_structure()
    return LibraryPage.objects.get(slug="tin-bai")


@pytest.fixture
def editor(folder, client):
    user = UserFactory(roles=[EDITORS])
    client.force_login(user)
    return user


@pytest.fixture
def reviewer(folder, client):
    user = UserFactory(roles=[REVIEWERS])
    client.force_login(user)
    return user


def learn(phrase):
    for number in range(3):
        day = DAY - datetime.timedelta(days=number)
        learning.count_search(UserFactory(), phrase, 0, day=day)


def found(user, text):
    return [hit.title for hit in search_site(user, SiteSearch(text)).hits]


def test_editors_keep_synonyms_that_hold_at_once(editor, client, folder, drain):
    ArticlePageFactory(parent=folder, title="Quản lý hộ tịch lưu động")
    drain()
    assert found(editor, "qlht") == []
    page = client.get("/admin/search_synonyms/new/?phrases=qlht").content.decode()
    assert "qlht</textarea>" in page
    client.post("/admin/search_synonyms/new/", {"phrases": "qlht\nquản lý hộ tịch"})
    assert found(editor, "qlht") == ["Quản lý hộ tịch lưu động"]


def test_editors_see_what_readers_looked_for(editor, client):
    learn("nhà văn hoá")
    learning.count_search(UserFactory(), "riêng tư", 0)
    page = client.get("/admin/search_phrases/?empty=1").content.decode()
    assert "nhà văn hoá" in page
    assert "riêng tư" not in page
    assert "/admin/search_synonyms/new/?phrases=nh%C3%A0%20v%C4%83n%20ho%C3%A1" in page
    assert "/admin/search_phrases/pin/?phrase=nh%C3%A0%20v%C4%83n%20ho%C3%A1" in page


@pytest.mark.parametrize(
    "address", ["search_phrases/", "search_phrases/pin/", "search_explain/"]
)
def test_others_do_not(address, folder, client):
    client.force_login(UserFactory(roles=[CADRES]))
    assert client.get(f"/admin/{address}").status_code in (302, 403, 404)


def test_a_reviewer_pins_a_page_to_a_phrase(reviewer, client, folder, drain):
    ArticlePageFactory(parent=folder, title="Nhà văn hoá thôn Đông")
    page = ArticlePageFactory(parent=folder, title="Lịch dùng hội trường")
    values = {"phrase": "nhà văn hoá", "page": page.pk}
    assert client.post("/admin/search_phrases/pin/", values).status_code == 302
    drain()
    assert found(reviewer, "nha van hoa")[0] == "Lịch dùng hội trường"
    page.refresh_from_db()
    page.search_pins, page.search_exclusions = "", "hội trường"
    page.save_revision().publish()
    drain()
    assert "Lịch dùng hội trường" not in found(reviewer, "hội trường")


def test_a_pin_of_who_may_not_publish_waits(editor, client, folder):
    page = ArticlePageFactory(parent=folder, title="Lịch dùng hội trường")
    values = {"phrase": "nhà văn hoá", "page": page.pk}
    assert client.post("/admin/search_phrases/pin/", values).status_code == 302
    page.refresh_from_db()
    assert (page.search_pins, page.has_unpublished_changes) == ("", True)
    assert page.get_latest_revision_as_object().search_pins == "nhà văn hoá"


def test_a_folder_is_not_pinned(reviewer, client, folder):
    values = {"phrase": "x", "page": folder.pk}
    assert client.post("/admin/search_phrases/pin/", values).status_code == 200


def test_pins_are_not_text_of_the_page(folder, drain, reviewer):
    ArticlePageFactory(parent=folder, title="Hội trường", search_pins="bí mật nhỏ")
    drain()
    assert found(reviewer, '"mật nhỏ"') == []


def test_it_is_explained_why_a_page_ranks(editor, client, folder, drain):
    page = ArticlePageFactory(parent=folder, title="Giảm nghèo bền vững")
    drain()
    html = client.get("/admin/search_explain/?q=giam+ngheo").content.decode()
    assert "Giảm nghèo bền vững" in html
    assert "giam_ngheo" in html
    values = {"q": "", "judged": f"giảm nghèo = {page.pk}", "title": "0", "age": "x"}
    html = client.post("/admin/search_explain/", values).content.decode()
    assert "nDCG@10" not in html
    html = client.post("/admin/search_explain/", values | {"age": ""}).content.decode()
    assert "nDCG@10" in html


def test_the_cost_does_not_grow_with_phrases(editor, client):
    learn("nhà văn hoá")
    client.get("/admin/search_phrases/")
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/search_phrases/")
    for number in range(20):
        learn(f"nhà văn hoá thôn {number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/admin/search_phrases/")
    assert len(many) == len(few)


# What could not be indexed


def aside(page):
    record_id = f"page:{page.pk}"
    return Order.objects.create(
        record_id=record_id, tries=5, error="ValueError: hỏng", set_aside=True
    )


def test_editors_see_what_was_set_aside_and_try_it_again(editor, folder, client, drain):
    page = ArticlePageFactory(parent=folder, title="Trang hỏng")
    drain()
    order = aside(page)
    shown = client.get("/admin/search_set_aside/").content.decode()
    assert f'href="/admin/pages/{page.pk}/edit/"' in shown
    assert "Trang hỏng" in shown
    assert "ValueError: hỏng" in shown
    assert client.post("/admin/search_set_aside/").status_code == 302
    order.refresh_from_db()
    assert (order.set_aside, order.tries) == (False, 0)
    drain()
    assert "Trang hỏng" not in client.get("/admin/search_set_aside/").content.decode()


def test_what_an_editor_may_not_see_is_neither_named_nor_tried(editor, folder, client):
    unit = unit_with_section("Thôn Một")
    hidden = aside(ArticlePageFactory(parent=unit.page, title="Trang của thôn"))
    shown = client.get("/admin/search_set_aside/").content.decode()
    assert "Trang của thôn" not in shown
    assert hidden.record_id not in shown
    client.post("/admin/search_set_aside/")
    hidden.refresh_from_db()
    assert hidden.set_aside


def test_readers_have_no_such_page(folder, client):
    client.force_login(UserFactory(roles=[CADRES]))
    assert client.get("/admin/search_set_aside/").status_code == 404
