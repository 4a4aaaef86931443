"""Every site begins with the same structure, and building it twice changes nothing."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
)

from intranet.roles import EDITORS, REVIEWERS
from pages import setup
from pages.models import LibraryPage, OfficialDocumentPage
from tests.factories import LibraryPageFactory


def test_libraries_stand_at_the_agreed_addresses(home):
    slugs = LibraryPage.objects.child_of(home).values_list("slug", flat=True)
    assert sorted(slugs) == ["huong-dan", "mo-hinh", "tai-lieu", "tin-bai", "van-ban"]
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk


def test_building_twice_changes_nothing(home):
    models = (Page, Group, Collection, GroupPagePermission, Workflow)
    before = [model.objects.count() for model in models]
    assert setup.ensure_site_structure() == home
    assert [model.objects.count() for model in models] == before


def test_what_an_administrator_changed_is_left(home):
    library = LibraryPage.objects.get(slug="tin-bai")
    library.title = "Tin tức"
    library.save()
    setup.ensure_site_structure()
    library.refresh_from_db()
    assert library.title == "Tin tức"


def test_no_role_has_rights_above_the_libraries(home):
    above = Page.objects.filter(depth__lte=home.depth)
    assert not GroupPagePermission.objects.filter(page__in=above).exists()
    root = Collection.get_first_root_node()
    assert not GroupCollectionPermission.objects.filter(collection=root).exists()


def test_other_apps_add_their_part(home, monkeypatch):
    monkeypatch.setattr(setup, "_further", [])
    built = []
    setup.register_structure(built.append)
    setup.ensure_site_structure()
    assert built == [home]


def test_editors_write_and_only_reviewers_publish(home):
    def rights(name):
        held = GroupPagePermission.objects.filter(group__name=name)
        return set(held.values_list("permission__codename", flat=True))

    assert rights(EDITORS) == {"add_page", "change_page"}
    assert "publish_page" in rights(REVIEWERS)


@pytest.mark.parametrize("slug", [section.slug for section in setup.SECTIONS])
def test_every_library_is_moderated(home, library, slug):
    assert library(slug).get_workflow().name == setup.WORKFLOW


def test_a_folder_takes_its_kinds_only(home, library):
    news = library("tin-bai")
    assert not OfficialDocumentPage.can_create_at(news)
    assert OfficialDocumentPage.can_create_at(library("van-ban"))


def test_a_nested_folder_takes_what_the_one_above_takes(home, library):
    nested = LibraryPageFactory(parent=library("van-ban"))
    assert nested.allowed_kinds() == ["officialdocumentpage"]
    nested.kinds = ["articlepage"]
    assert nested.allowed_kinds() == ["articlepage"]


def test_the_admin_offers_only_what_the_folder_takes(editor, library):
    parent = library("mo-hinh")
    page = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
    kinds = {model for _name, _app, model, *_ in page.context["page_types"]}
    assert kinds == {"practicepage", "librarypage", "topicpage"}


def test_an_administrator_chooses_the_kinds_of_a_folder(admin, library):
    parent = library("tin-bai")
    address = reverse(
        "wagtailadmin_pages:add", args=["pages", "librarypage", parent.pk]
    )
    admin.post(
        address,
        {
            "title": "Đảng ủy",
            "slug": "",
            "introduction": "",
            "kinds": ["articlepage", "practicepage"],
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
        },
    )
    made = LibraryPage.objects.get(slug="dang-uy")
    assert made.kinds == ["articlepage", "practicepage"]
