"""Moving a page where more people can read it asks first; an old address leads on."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from intranet import access
from pages import moving
from tests.factories import ArticlePageFactory, LibraryPageFactory


@pytest.fixture
def private(library):
    """A folder for one group."""
    folder = LibraryPageFactory(parent=library("tin-bai"))
    restriction = PageViewRestriction.objects.create(
        page=folder, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Thường trực"))
    access.refresh_subtree(folder)
    return folder


def confirm(page, destination):
    return reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk])


def test_a_private_page_is_moved_to_a_public_folder_only_when_confirmed(
    admin, library, private
):
    page = ArticlePageFactory(parent=private)
    address = confirm(page, library("tin-bai"))
    asked = admin.get(address)
    assert asked.status_code == 200
    assert moving.CONFIRMED in asked.content.decode()
    admin.post(address)
    page.refresh_from_db()
    assert page.get_parent() == private.page_ptr
    assert admin.post(address, {moving.CONFIRMED: "1"}).status_code == 302
    page.refresh_from_db()
    assert page.get_parent() == library("tin-bai").page_ptr


def test_a_page_with_its_own_restriction_needs_no_question(admin, library, private):
    page = ArticlePageFactory(parent=private)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name="Thường trực"))
    asked = admin.get(confirm(page, library("tin-bai")))
    assert moving.CONFIRMED not in asked.content.decode()


def test_moving_into_privacy_needs_no_question(admin, library, private):
    page = ArticlePageFactory(parent=library("tin-bai"))
    admin.post(confirm(page, private))
    page.refresh_from_db()
    assert page.get_parent() == private.page_ptr


def test_several_pages_are_not_opened_at_once(admin, library, private):
    page = ArticlePageFactory(parent=private)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    answer = admin.post(
        f"{address}?id={page.pk}&next=/admin/", {"chooser": library("tin-bai").pk}
    )
    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.get_parent() == private.page_ptr


def test_a_folder_that_does_not_take_the_kind_refuses_the_move(admin, library):
    page = ArticlePageFactory(parent=library("tin-bai"))
    admin.post(confirm(page, library("van-ban")))
    page.refresh_from_db()
    assert page.get_parent() == library("tin-bai").page_ptr


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        ({"group:1"}, {"everyone"}, True),
        ({"everyone"}, {"public"}, True),
        ({"everyone"}, {"group:1"}, False),
        ({"public"}, {"everyone"}, False),
        ({"group:1"}, {"group:1", "group:2"}, True),
        ({"group:1"}, {"group:1+unit:2"}, False),
        ({"unit:1", "above:1"}, {"above:1"}, False),
    ],
)
def test_what_opens_to_more_readers(before, after, more):
    before, after = frozenset({"admin", *before}), frozenset({"admin", *after})
    assert moving.opens_to_more(before, after) is more


def test_the_old_address_of_a_moved_page_leads_to_the_new(
    admin, library, django_capture_on_commit_callbacks
):
    page = ArticlePageFactory(parent=library("tin-bai"), slug="bai")
    folder = LibraryPageFactory(parent=library("tin-bai"), slug="nam-2026")
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(confirm(page, folder))
    made = Redirect.objects.get(old_path="/tin-bai/bai")
    assert made.redirect_page_id == page.pk
