"""Before a page is deleted, the editor sees the links that would break."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from intranet import access
from pages import broken_links
from pages.models import ArticlePage
from tests.factories import (
    ArticlePageFactory,
    LibraryPageFactory,
    OfficialDocumentPageFactory,
)


@pytest.fixture
def document(library):
    folder = LibraryPageFactory(parent=library("van-ban"), title="Năm 2026")
    return OfficialDocumentPageFactory(parent=folder, title="Văn bản gốc")


@pytest.fixture
def article(library, document):
    link = f'<p><a linktype="page" id="{document.pk}">xem</a></p>'
    page = ArticlePageFactory(
        parent=library("tin-bai"), title="Bài có liên kết", body=[("paragraph", link)]
    )
    ReferenceIndex.create_or_update_for_object(page)
    return page


def delete_page(client, page):
    return client.get(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def test_links_to_a_page_are_listed(admin, document, article):
    content = delete_page(admin, document).content.decode()
    assert "Bài có liên kết" in content
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in content


def test_links_to_pages_below_are_listed(admin, document, article):
    content = delete_page(admin, document.get_parent()).content.decode()
    assert "Bài có liên kết" in content
    assert "Văn bản gốc" in content


def test_links_within_what_is_deleted_do_not_count(admin, home, article):
    assert broken_links.links_into([Page.objects.get(pk=home.pk)], admin.user) == []


def test_a_page_that_the_editor_may_not_see_is_not_named(
    admin, reviewer, document, article
):
    PageViewRestriction.objects.create(
        page=article, restriction_type=PageViewRestriction.GROUPS
    )
    access.refresh_subtree(article)
    for_reviewer = delete_page(reviewer, document)
    assert for_reviewer.status_code == 200
    assert "Bài có liên kết" not in for_reviewer.content.decode()
    assert "Bài có liên kết" in delete_page(admin, document).content.decode()


def test_listing_links_costs_the_same_with_twenty_more(
    admin, library, document, article, django_assert_num_queries
):
    broken_links.links_into([document], admin.user)
    with CaptureQueriesContext(connection) as few:
        assert len(broken_links.links_into([document], admin.user)) == 1
    for _number in range(20):
        page = ArticlePageFactory(parent=library("tin-bai"), body=article.body)
        ReferenceIndex.create_or_update_for_object(page)
    with django_assert_num_queries(len(few)):
        assert len(broken_links.links_into([document], admin.user)) == 21


def test_deleting_several_at_once_lists_the_links_too(admin, document, article):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    other = OfficialDocumentPageFactory(parent=document.get_parent())
    content = admin.get(address, {"id": [document.pk, other.pk]}).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in content
    alone = admin.get(address, {"id": [other.pk]}).content.decode()
    assert "Bài có liên kết" not in alone


def test_the_page_is_deleted_when_confirmed(admin, document):
    admin.post(reverse("wagtailadmin_pages:delete", args=[document.pk]))
    assert not Page.objects.filter(pk=document.pk).exists()


def test_deleting_an_article_leaves_its_document(admin, document, article):
    admin.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))
    assert not ArticlePage.objects.exists()
    assert Page.objects.filter(pk=document.pk).exists()
