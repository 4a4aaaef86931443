"""Who may say who reads a page; no answer of the dialog opens a private section."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import ArticlePageFactory
from tests.factories.places import unit_with_section
from tests.pages.conftest import signed_in
from units.setup import ensure_units_container


def set_privacy(client, page_id: int, kind: str = "login"):
    address = reverse("wagtailadmin_pages:set_privacy", args=[page_id])
    return client.post(address, {"restriction_type": kind, "password": ""})


def is_closed(page) -> bool:
    return PageViewRestriction.objects.filter(page=page).exists()


@pytest.fixture
def article(library):
    return ArticlePageFactory(parent=library("tin-bai"))


def test_a_reviewer_closes_a_page_of_a_library(reviewer, article):
    assert set_privacy(reviewer, article.pk).status_code == 200
    assert is_closed(article)


def test_an_editor_does_not(editor, article):
    assert set_privacy(editor, article.pk).status_code in (302, 403, 404)
    assert not is_closed(article)


def test_a_cadre_finds_no_such_dialog(home, article):
    answer = set_privacy(signed_in(), article.pk)
    assert answer.status_code in (302, 404)
    assert not is_closed(article)


@pytest.fixture
def private(home):
    ensure_units_container(home)
    return unit_with_section("Chi bộ kín").page


def test_a_private_section_is_not_there_for_an_editor(editor, private):
    before = PageViewRestriction.objects.filter(page=private).count()
    answers = [set_privacy(editor, pk).status_code for pk in (private.pk, 987654)]
    assert answers == [404, 404]
    assert PageViewRestriction.objects.filter(page=private).count() == before


@pytest.mark.parametrize("kind", ["none", "login"])
def test_no_privacy_opens_a_private_section(reviewer, private, kind):
    """The reviewer has rights there; its readers follow from the unit all the same."""
    set_privacy(reviewer, private.pk, kind)
    assert signed_in().get(private.url).status_code == 404
    assert reviewer.get(private.url).status_code == 200
