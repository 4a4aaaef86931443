"""What goes wrong, and that it comes right by itself."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings

from intranet.roles import CADRES
from search import indexing, outbox
from search.engines.embedded import EmbeddedEngine
from search.service import SiteSearch, search_site
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import section
from tests.search.malformed import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def cadre():
    return UserFactory(roles=[CADRES])


@pytest.fixture
def article(index):
    page = ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo bền vững")
    indexing.keep_up(index)
    return page


def afresh(index):
    """Another process, which has nothing open."""
    return EmbeddedEngine(index.folder.root, wait=0.1)


def found(viewer, engine, text="giảm nghèo"):
    return [hit.title for hit in search_site(viewer, SiteSearch(text), engine).hits]


def damage(index):
    (index.folder.current / "records" / "meta.json").write_text("{", encoding="ascii")


def empty(index):
    (index.folder.current / "passages" / "meta.json").write_text("", encoding="ascii")


def remove(index):
    shutil.rmtree(index.folder.root)


@pytest.mark.parametrize("fault", [damage, empty, remove])
def test_a_damaged_folder_is_built_anew(article, cadre, index, fault):
    fault(index)
    helper = afresh(index)
    indexing.keep_up(helper)
    assert found(cadre, afresh(index)) == [article.title]
    assert not indexing.compare(helper)


def test_what_was_published_meanwhile_is_found_afterwards(
    article, cadre, index, monkeypatch
):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("search.engines.tantivy_store.Store.write", full)
        article.title = "Giảm nghèo nhanh"
        article.save()
        assert indexing.keep_up(index) == 0
        assert found(cadre, index) == ["Giảm nghèo bền vững"]
    indexing.keep_up(index)
    assert found(cadre, index) == ["Giảm nghèo nhanh"]
    assert outbox.seconds_behind() == 0


@pytest.mark.parametrize(
    "text",
    [
        "giảm NOT nghèo",
        '"',
        "((",
        "a:b:c",
        "-",
        "AND OR NOT",
        "*",
        "\\",
        "{!x}",
        "số:",
        "\x00",
    ],
)
def test_a_malformed_query_is_answered(article, cadre, index, text):
    search_site(cadre, SiteSearch(text), index)


def test_any_text_is_answered(article, cadre, client, index):
    client.force_login(cadre)

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(text=texts)
    def answered(text):
        response = client.get("/search/", {"q": text}, headers={"HX-Request": "true"})
        assert response.status_code == 200
        assert response.content

    answered()
