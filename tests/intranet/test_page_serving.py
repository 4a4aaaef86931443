"""Pages are found by their address in one step, as Wagtail finds them level by level."""

import pytest
from wagtail.models import Page

from intranet.page_serving import MOST_STEPS, line_to
from tests.factories import ArticlePageFactory, LibraryPageFactory
from tests.factories.places import section
from tests.pages.conftest import signed_in

pytestmark = pytest.mark.django_db


def found(address: str) -> list[str]:
    return [page.slug for page in line_to(address.split("/"))]


def test_the_line_leads_from_the_front_page_down():
    library = section("van-ban")
    year = LibraryPageFactory(parent=library, slug="2026")
    ArticlePageFactory(parent=year, slug="tin")
    assert found("van-ban/2026/tin")[1:] == ["van-ban", "2026", "tin"]


def test_equal_names_in_different_places_are_told_apart():
    library = section("van-ban")
    one = LibraryPageFactory(parent=library, slug="mot")
    other = LibraryPageFactory(parent=library, slug="hai")
    inside = ArticlePageFactory(parent=other, slug="mot")
    ArticlePageFactory(parent=one, slug="hai")
    assert line_to(["van-ban", "hai", "mot"])[-1].pk == inside.pk
    assert signed_in().get("/van-ban/hai/mot/").context["page"].pk == inside.pk


def test_a_name_out_of_place_finds_nothing():
    library = section("van-ban")
    LibraryPageFactory(parent=library, slug="mot")
    client = signed_in()
    for address in ("/mot/", "/van-ban/van-ban/", "/van-ban/mot/x/", "/x/van-ban/"):
        assert client.get(address).status_code == 404, address


def test_a_page_outside_the_tree_of_the_site_is_not_served():
    section("van-ban")
    root = Page.objects.get(depth=1)
    root.add_child(instance=Page(title="Ngoài", slug="ngoai"))
    assert signed_in().get("/ngoai/").status_code == 404


def test_the_line_is_one_query(django_assert_num_queries):
    above = section("van-ban")
    names = [above.slug]
    for number in range(5):
        above = LibraryPageFactory(parent=above, slug=f"muc-{number}")
        names.append(above.slug)
    with django_assert_num_queries(1):
        assert len(line_to(names)) == len(names) + 1


def test_an_address_without_end_is_not_looked_for(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert line_to(["a"] * (MOST_STEPS + 1)) == []


def test_an_unpublished_page_has_no_address():
    library = section("van-ban")
    page = ArticlePageFactory(parent=library, live=False)
    assert signed_in().get(f"/van-ban/{page.slug}/").status_code == 404
