"""Search in Wagtail's admin: our engine, cut to what the editor may see."""

import io

import pytest
from django.core.management import call_command
from wagtail.models import Page

from intranet.roles import EDITORS
from pages.models import CustomImage, LibraryPage
from pages.setup import ensure_site_structure, public_collection
from search import admin_index
from search.engines.base import EngineUnavailable
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    ImageFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import collection, unit_with_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def folders(index):
    ensure_site_structure()
    return {page.slug: page for page in LibraryPage.objects.all()}


@pytest.fixture
def editor(folders, client):
    user = UserFactory(roles=[EDITORS])
    client.force_login(user)
    return user


def in_step():
    return admin_index.mend(list(admin_index.everything()))


def page(client, address, **query):
    response = client.get(f"/admin/{address}", query)
    assert response.status_code == 200
    return response.content.decode()


def test_pages_are_found_without_marks_drafts_too(editor, folders, client):
    ArticlePageFactory(parent=folders["tin-bai"], title="Giảm nghèo bền vững")
    ArticlePageFactory(parent=folders["tin-bai"], title="Nháp giảm nghèo", live=False)
    ArticlePageFactory(parent=folders["tin-bai"], title="Việc khác")
    in_step()
    html = page(client, "pages/search/", q="giam ngh")
    assert "Giảm nghèo bền vững" in html
    assert "Nháp giảm nghèo" in html
    assert "Việc khác" not in html


def test_a_document_is_found_by_its_number_in_any_writing(editor, folders, client):
    OfficialDocumentPageFactory(
        parent=folders["van-ban"], number="120", symbol="KL/TW", title="Dân chủ"
    )
    in_step()
    assert "Dân chủ" in page(client, "pages/search/", q="kl 120")


def test_pages_of_others_stay_unknown(editor, folders, client):
    unit = unit_with_section("Thôn Một")
    ArticlePageFactory(parent=unit.page, title="Giảm nghèo của thôn")
    in_step()
    html = page(client, "pages/search/", q="giam ngheo")
    assert "Giảm nghèo của thôn" not in html


# Wagtail leaves the file of a new thumbnail to the garbage collector.
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_images_and_files_are_found_without_marks(editor, client):
    ImageFactory(title="Ảnh cổng làng", collection=public_collection())
    ImageFactory(title="Ảnh cổng riêng", collection=collection("Riêng"))
    DocumentFactory(title="Biểu mẫu hộ nghèo", collection=public_collection())
    in_step()
    html = page(client, "images/", q="anh cong")
    assert "Ảnh cổng làng" in html
    assert "Ảnh cổng riêng" not in html
    assert "Biểu mẫu hộ nghèo" in page(client, "documents/", q="bieu mau ngheo")
    assert "Biểu mẫu hộ nghèo" not in page(client, "documents/", q="anh cong")


def test_the_closest_stands_first_and_parts_follow(folders):
    for title in ("Làng nghề cổng chào", "Cổng làng", "Làng ta"):
        ImageFactory(title=title)
    in_step()
    found = CustomImage.objects.all().search("cổng làng")
    assert [image.title for image in found] == ["Cổng làng", "Làng nghề cổng chào"]
    assert (found.count(), len(found[1:5]), found[0].title) == (2, 1, "Cổng làng")
    ordered = CustomImage.objects.order_by("title")
    found = ordered.search("lang", order_by_relevance=False)
    assert found[0].title == "Cổng làng"
    assert list(CustomImage.objects.all().search("...")) == []


def test_what_is_saved_or_deleted_is_followed(
    folders, django_capture_on_commit_callbacks
):
    image = ImageFactory(title="Cổng làng")
    call_command("update_index", verbosity=0, stdout=io.StringIO())
    assert admin_index.find("cong lang", CustomImage) == [image.pk]
    image.title = "Đình làng"
    image.save()
    assert in_step() == 1
    assert in_step() == 0
    assert admin_index.find("dinh lang", CustomImage) == [image.pk]
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert admin_index.find("dinh lang", CustomImage) == []


def test_names_are_searched_in_the_database_while_the_engine_is_down(
    folders, index, monkeypatch, caplog
):
    ArticlePageFactory(parent=folders["tin-bai"], title="Giảm nghèo bền vững")

    def fail(*_args, **_values):
        raise EngineUnavailable("stopped")

    monkeypatch.setattr(type(index), "select", fail)
    found = Page.objects.all().autocomplete("nghèo")
    assert [item.title for item in found] == ["Giảm nghèo bền vững"]
    assert "database only" in caplog.text
