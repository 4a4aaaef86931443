"""The results page as readers meet it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.roles import CADRES
from search.engines.base import EngineUnavailable
from tests.factories import (
    ArticlePageFactory,
    GuidancePageFactory,
    MembershipFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import home_page, section, unit_with_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def cadre(client):
    user = UserFactory(roles=[CADRES])
    client.force_login(user)
    return user


@pytest.fixture
def article(index):
    return ArticlePageFactory(
        parent=section("tin-bai"), title="Giảm nghèo bền vững", lead="Bản & thôn Đông"
    )


@pytest.fixture
def letter(index):
    return OfficialDocumentPageFactory(
        parent=section("van-ban"),
        number="120",
        symbol="KL/TW",
        subject="Về thực hiện dân chủ ở cơ sở",
    )


def page(client, address="/search/", **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_results_show_the_passage_with_the_words_marked(article, cadre, client, drain):
    drain()
    html = page(client, q="thon dong")
    assert f'href="{article.url}"' in html
    assert "Bản &amp; <mark>thôn Đông</mark>" in html
    assert "<strong>1</strong> kết quả" in html or "<strong>1</strong> result" in html


def test_a_number_is_offered_on_top_framed(letter, cadre, client, drain):
    OfficialDocumentPageFactory(
        parent=section("van-ban"), subject="Thực hiện Kết luận 120-KL/TW"
    )
    drain()
    html = page(client, q="kl 120")
    assert 'class="result-exact"' in html
    assert html.count(f'href="{letter.url}"') == 1


def test_nobody_is_sent_to_sign_in(article, drain, client):
    drain()
    response = client.get("/search/", {"q": "giảm nghèo"})
    assert (response.status_code, response.url[:7]) == (302, "/login/")


def test_another_unit_finds_no_trace(client, cadre, index, drain):
    one, other = unit_with_section("Thôn Một"), unit_with_section("Thôn Hai")
    ArticlePageFactory(parent=one.page, title="Sổ tay riêng của thôn")
    drain()
    for user, seen in (
        (MembershipFactory(unit=one).user, True),
        (MembershipFactory(unit=other).user, False),
        (cadre, False),
    ):
        client.force_login(user)
        html = page(client, q="sổ tay riêng")
        assert ("Sổ tay riêng của thôn" in html) is seen
        assert ("result-passage" in html or 'class="entry result"' in html) is seen
        offered = client.get("/search/suggest", {"q": "sổ t"}).json()["items"]
        assert bool(offered) is seen


def test_filters_are_links_and_chips(article, cadre, client, drain):
    GuidancePageFactory(parent=section("huong-dan"), title="Giảm nghèo: hướng dẫn")
    drain()
    html = page(client, q="giảm nghèo")
    assert "/search/?q=gi%E1%BA%A3m+ngh%C3%A8o&amp;type=articlepage" in html
    html = page(client, q="giảm nghèo", type="articlepage")
    assert article.title in html
    assert "Giảm nghèo: hướng dẫn" not in html
    assert 'class="chip" href="/search/?q=gi%E1%BA%A3m+ngh%C3%A8o"' in html
    assert '<input type="hidden" name="type" value="articlepage"' in html


def test_htmx_gets_the_list_only_and_a_clean_address(article, cadre, client, drain):
    drain()
    response = client.get(
        "/search/?q=giam+ngheo&page=0&lạ=1", headers={"HX-Request": "true"}
    )
    html = response.content.decode()
    assert html.lstrip().startswith('<div id="listing"')
    assert response["HX-Replace-Url"] == "/search/?q=giam+ngheo"
    assert "HX-Request" in response["Vary"]


def test_pages_follow_each_other(cadre, client, drain, index):
    for number in range(12):
        ArticlePageFactory(parent=section("tin-bai"), title=f"Giảm nghèo {number}")
    drain()
    html = page(client, q="giảm nghèo")
    assert html.count('class="entry result"') == 10
    assert 'rel="next" href="/search/?q=gi%E1%BA%A3m+ngh%C3%A8o&amp;page=2"' in html
    html = page(client, q="giảm nghèo", page=2)
    assert html.count('class="entry result"') == 2


def test_nothing_found_offers_ways_out(article, cadre, client, drain):
    drain()
    html = page(client, q="giảm nghèo", year="1999")
    assert 'href="/search/?q=gi%E1%BA%A3m+ngh%C3%A8o"' in html
    html = page(client, q='"nghèo giảm"')
    assert 'href="/search/?q=ngh%C3%A8o+gi%E1%BA%A3m"' in html
    html = page(client, q="xyzw")
    assert '<a href="/tin-bai/">' in html


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=giam&language=x&type=x&effect=x&unit=%27",
        "q=a&page=99999999",
        "q=a&page=x&sort=zz&year=%00",
        "q=%22(-:",
        "q=",
    ],
)
def test_malformed_addresses_give_a_page(query, article, cadre, client, drain):
    drain()
    assert client.get(f"/search/?{query}").status_code == 200
    assert client.get(f"/api/search?{query}").status_code == 200


@pytest.fixture
def engine_down(index, monkeypatch):
    def fail(*_args, **_values):
        raise EngineUnavailable("stopped")

    monkeypatch.setattr(type(index), "select", fail)
    monkeypatch.setattr(type(index), "counts", fail)


def test_an_engine_that_is_down_offers_browsing(engine_down, cadre, client):
    section("tin-bai", title="Tin, bài")
    html = page(client, q="giảm nghèo")
    assert "notice-warn" in html
    assert '<a href="/tin-bai/">Tin, bài</a>' in html
    assert client.get("/search/suggest", {"q": "giảm"}).json()["items"] == []
    response = client.get("/api/search", {"q": "giảm"})
    assert (response.status_code, "error" in response.json()) == (503, True)


def test_the_cost_does_not_grow_with_results(cadre, client, drain, index):
    ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo")
    drain()
    page(client, q="giảm nghèo")
    with CaptureQueriesContext(connection) as few:
        page(client, q="giảm nghèo")
    for number in range(20):
        ArticlePageFactory(parent=section("tin-bai"), title=f"Giảm nghèo {number}")
    drain()
    with CaptureQueriesContext(connection) as many:
        page(client, q="giảm nghèo")
    assert len(many) == len(few)


# Suggestions


def test_suggestions_by_title_and_by_number(article, letter, cadre, client, drain):
    drain()

    def ask(text):
        return client.get("/search/suggest", {"q": text}).json()["items"]

    assert ask("giam ng")[0]["url"] == article.url
    assert ask("nghèo bền")[0]["title"] == article.title
    assert ask("kl 120")[0]["symbol"] == letter.number_symbol
    assert ask("g") == []


# Interfaces


def test_the_api_has_the_keys_of_the_contract(article, cadre, client, drain):
    drain()
    answer = client.get("/api/search", {"q": "giam ngheo", "per_page": 500}).json()
    assert set(answer) == {
        "total",
        "took_ms",
        "engine",
        "hits",
        "facets",
        "suggestion",
        "page",
        "pages",
    }
    (hit,) = answer["hits"]
    assert set(hit) == {"id", "title", "type", "url", "highlights"}
    assert (answer["page"], answer["pages"]) == (1, 1)


def test_the_api_refuses_nobody_in_json(article, client):
    response = client.get("/api/search", {"q": "x"})
    assert (response.status_code, response["Content-Type"]) == (401, "application/json")


def test_the_description_names_every_parameter(cadre, client):
    described = client.get("/api/openapi.json").json()
    names = {p["name"] for p in described["paths"]["/api/search"]["get"]["parameters"]}
    wanted = "q type issuer year field unit effect language sort page per_page"
    assert names >= set(wanted.split())


def test_the_browser_can_add_the_site_to_its_search_box(cadre, client, settings):
    home_page()
    settings.SITE_URL = "https://xa.example.vn"
    html = page(client, "/search/")
    assert 'type="application/opensearchdescription+xml" href="/opensearch.xml"' in html
    xml = page(client, "/opensearch.xml")
    assert "https://xa.example.vn/search/?q={searchTerms}" in xml


def test_posting_is_not_searching(cadre):
    client = Client()
    client.force_login(cadre)
    assert client.post("/search/", {"q": "x"}).status_code == 405


def test_languages_are_a_facet(article, cadre, client, drain):
    drain()
    answer = client.get("/api/search", {"q": "giam ngheo", "language": "vi"}).json()
    (value,) = answer["facets"]["language"]
    assert (value["value"], value["count"]) == ("vi", 1)
    answer = client.get("/api/search", {"q": "giam ngheo", "language": "en"}).json()
    assert answer["total"] == 0
