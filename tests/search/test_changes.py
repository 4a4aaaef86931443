"""Whatever changes a record reaches the index, though nobody saves the page."""

import datetime
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.documents.forms import get_document_form
from wagtail.models import CollectionViewRestriction

from intranet.roles import CADRES
from pages import file_texts
from pages.models import CustomDocument, Topic
from pages.models.topics import PageTopic
from search import comparing, days, indexing
from search.models import Order, TurnedDay
from search.service import SiteSearch, search_site
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    FieldOfWorkFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import collection, section, unit_with_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def cadre():
    return UserFactory(roles=[CADRES])


@pytest.fixture
def letter(index):
    return OfficialDocumentPageFactory(
        parent=section("van-ban"), number="7", symbol="CV/ĐU", subject="Giảm nghèo"
    )


def found(viewer, text):
    return [hit.title for hit in search_site(viewer, SiteSearch(text)).hits]


def carried_out(index):
    """Drain, also what waits for a collection to be moved; nothing may differ then."""
    Order.objects.pending().update(not_before=timezone.now())
    indexing.drain(index)
    assert not comparing.compare(index)


def attach(page, text="Hộ cận nghèo", **values):
    file = ContentFile(text.encode(), "phu-luc.txt")
    document = DocumentFactory(file=file, **values)
    page.attachments.create(file=document)
    page.save()
    return document


# The text of files


def test_the_text_of_an_attachment_is_read_and_found(letter, cadre, index):
    attach(letter)
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == []
    assert file_texts.read_next() is True
    assert file_texts.read_next() is False
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == [letter.title]


def test_a_replaced_file_is_read_anew(letter, cadre, index):
    document = attach(letter)
    file_texts.read_next()
    document.file = ContentFile(b"Nha o xa hoi", "khac.txt")
    document.save()
    assert (document.text_state, document.page_texts) == ("waiting", [])
    file_texts.read_next()
    carried_out(index)
    assert found(cadre, '"nhà ở xã hội"') == [letter.title]
    assert found(cadre, '"hộ cận nghèo"') == []


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\0\1"])
def test_a_file_that_cannot_be_read_says_why_and_stops_nothing(
    letter, cadre, index, content
):
    document = DocumentFactory(file=ContentFile(content, "hong.bin"))
    attach(letter)
    while file_texts.read_next():
        pass
    document.refresh_from_db()
    assert document.text_state == CustomDocument.TextState.UNREADABLE
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == [letter.title]


def test_a_file_that_is_gone_from_the_storage_stops_nothing():
    document = DocumentFactory()
    document.file.storage.delete(document.file.name)
    assert file_texts.read_next()
    document.refresh_from_db()
    assert document.text_error == file_texts.GONE


def test_editors_read_beside_the_file_why_it_is_not_searched():
    document = DocumentFactory()
    CustomDocument.objects.filter(pk=document.pk).update(
        text_error="The file is empty."
    )
    document.refresh_from_db()
    form = get_document_form(CustomDocument)(
        instance=document, user=UserFactory(superuser=True)
    )
    assert form.fields["file"].help_text


# Collections


@pytest.fixture
def closed_file(letter, index):
    """A letter whose attachment stands in a collection of its own."""
    place = collection("Kho")
    attach(letter, collection=place)
    file_texts.read_next()
    carried_out(index)
    return place


def restricted(place):
    restriction = CollectionViewRestriction.objects.create(
        collection=place, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set([Group.objects.create(name="Ban thường vụ")])
    return restriction


def test_a_collection_made_private_hides_the_text_at_once(
    letter, closed_file, cadre, index
):
    assert found(cadre, '"hộ cận nghèo"') == [letter.title]
    restriction = restricted(closed_file)
    assert found(cadre, '"hộ cận nghèo"') == []
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == []
    assert found(cadre, "giảm nghèo") == [letter.title]
    restriction.delete()
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == [letter.title]


def test_a_collection_moved_under_a_private_one_hides_the_text(
    letter, closed_file, cadre, index
):
    private = collection("Kho kín")
    restricted(private)
    closed_file.refresh_from_db()
    closed_file.save()
    indexing.drain(index)
    assert found(cadre, '"hộ cận nghèo"') == []
    closed_file.move(private, "sorted-child")
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == []


def test_a_file_put_into_a_private_collection_is_hidden(letter, cadre, index):
    document = attach(letter)
    file_texts.read_next()
    carried_out(index)
    private = collection("Kho kín")
    restricted(private)
    document = CustomDocument.objects.get(pk=document.pk)
    document.collection = private
    document.save()
    assert found(cadre, '"hộ cận nghèo"') == []
    carried_out(index)
    assert found(cadre, '"hộ cận nghèo"') == []


# Names


def test_a_renamed_body_and_type_are_found_by_their_new_names(letter, cadre, index):
    carried_out(index)
    letter.issuing_body.name = "Ban Dân vận"
    letter.issuing_body.former_names = "Ban Tuyên giáo"
    letter.issuing_body.save()
    letter.document_type.name = "Kết luận"
    letter.document_type.save()
    carried_out(index)
    for text in ("dân vận", "cơ quan:tuyên giáo", "tuyên giáo", "loại:kết luận"):
        assert found(cadre, text) == [letter.title], text


def test_a_renamed_field_is_another_facet(letter, cadre, index):
    field = FieldOfWorkFactory(name="Dân vận")
    letter.fields_of_work = [field]
    letter.save()
    carried_out(index)
    field.name = "Dân vận khéo"
    field.save()
    carried_out(index)
    results = search_site(cadre, SiteSearch("giảm nghèo")).results
    assert [value.value for value in results.facets["field"]] == ["Dân vận khéo"]


def test_a_renamed_topic_is_found_and_a_deleted_one_is_not(letter, cadre, index):
    topic = Topic.objects.create(name="Hòa giải")
    PageTopic.objects.create(tag=topic, content_object=letter)
    letter.save()
    carried_out(index)
    topic.name = "Tiếp công dân"
    topic.save()
    carried_out(index)
    assert found(cadre, "tiếp công dân") == [letter.title]
    assert found(cadre, "hòa giải") == []
    topic.delete()
    carried_out(index)
    assert found(cadre, "tiếp công dân") == []


# Time


def test_a_new_day_changes_the_effect_however_late_it_is_noticed(letter, cadre, index):
    today = timezone.localdate()
    letter.effective_from = today
    letter.effective_to = today + datetime.timedelta(days=5)
    letter.save()
    days.turn()
    carried_out(index)

    def effects():
        indexing.drain(index)
        hits = search_site(cadre, SiteSearch("giảm nghèo")).hits
        return [hit.effect for hit in hits]

    assert effects() == ["in_force"]
    TurnedDay.objects.update(day=today - datetime.timedelta(days=400))
    Order.objects.all().delete()
    days.turn()
    assert TurnedDay.objects.get().day == today
    assert Order.objects.pending().count() == 1


def test_what_is_scheduled_comes_and_goes(index, cadre):
    now = timezone.now()
    page = ArticlePageFactory(parent=section("tin-bai"), title="Hội làng", live=False)
    page.go_live_at = now - datetime.timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled", stdout=StringIO())
    carried_out(index)
    assert found(cadre, "hội làng") == ["Hội làng"]
    page.refresh_from_db()
    page.expire_at = now - datetime.timedelta(seconds=1)
    page.save()
    call_command("publish_scheduled", stdout=StringIO())
    assert found(cadre, "hội làng") == []
    carried_out(index)
    assert found(cadre, "hội làng") == []


# Copies and former versions


def test_a_copy_is_found_beside_the_original(letter, cadre, index):
    letter.copy(update_attrs={"slug": "ban-sao", "title": "Giảm nghèo, bản sao"})
    carried_out(index)
    assert len(found(cadre, "giảm nghèo")) == 2


def test_a_former_version_that_is_restored_is_found(index, cadre):
    page = ArticlePageFactory(parent=section("tin-bai"), title="Hội làng")
    first = page.save_revision()
    page.title = "Tết Trung thu"
    page.save_revision().publish()
    carried_out(index)
    assert found(cadre, "hội làng") == []
    first.publish()
    carried_out(index)
    assert found(cadre, "hội làng") == ["Hội làng"]


def test_an_old_name_finds_the_unit_that_bears_it_no_more(index):
    unit = unit_with_section("Thôn Đông")
    reader = UserFactory(superuser=True)
    carried_out(index)
    unit.name, unit.former_names = "Thôn Bình Minh", "Thôn Đông"
    unit.save()
    carried_out(index)
    assert found(reader, "thôn đông") == ["Thôn Bình Minh"]
    assert found(reader, "bình minh") == ["Thôn Bình Minh"]
    assert found(AnonymousUser(), "bình minh") == []
