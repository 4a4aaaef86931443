"""An official document is entered through the admin: what is refused, what is filled in."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text

from pages.models import OfficialDocumentPage
from pages.setup import public_collection
from tests.factories import (
    DocumentFactory,
    DocumentTypeFactory,
    IssuingBodyFactory,
    LibraryPageFactory,
    OfficialDocumentPageFactory,
)
from tests.pages.document_forms import document_form


def duty(number, text="Thực hiện.", **more):
    return {"number": number, "title": "", "text": rich_text(f"<p>{text}</p>"), **more}


@pytest.fixture
def create(editor, library):
    """Post the form of a new document and give the answer."""
    address = reverse(
        "wagtailadmin_pages:add",
        args=["pages", "officialdocumentpage", library("van-ban").pk],
    )
    return lambda **fields: editor.post(address, document_form(**fields))


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def only_document():
    return OfficialDocumentPage.objects.get().get_latest_revision_as_object()


def test_title_and_address_are_made_from_type_number_and_subject(create):
    assert create().status_code == 302
    page = only_document()
    assert page.title == "Công văn 15-CV/ĐU: V/v thực hiện dân chủ ở cơ sở"
    assert page.slug == "cong-van-15-cvdu-vv-thuc-hien-dan-chu-o-co-so"
    assert not page.live


def test_a_title_that_was_typed_stays(create):
    create(title="Công văn về dân chủ")
    assert only_document().title == "Công văn về dân chủ"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("5/3/2026", "2026-03-05"), ("06/2026", "2026-06"), ("2026", "2026")],
)
def test_the_date_may_be_partial(create, typed, stored):
    create(issued_on=typed)
    assert only_document().issued_on == stored


def test_a_wrong_date_is_refused_at_the_field_and_kept(create):
    answer = create(issued_on="31/02/2026")
    assert set(errors(answer)) == {"issued_on"}
    assert 'value="31/02/2026"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["04/03/2026", "4-3-2026", "2026-03-04"])
def test_a_day_is_taken_as_the_office_writes_it_and_as_iso(create, typed):
    assert set(errors(create(effective_from=typed))) == {"effective_from"}


def test_a_day_is_shown_as_the_office_writes_it(create, editor):
    create(effective_from="2026-03-05", go_live_at="09/04/2030 07:30")
    page = only_document()
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    content = edit.content.decode()
    assert 'value="05/03/2026"' in content
    assert 'value="09/04/2030 07:30"' in content


def test_effect_before_issue_is_refused_at_the_field(create):
    assert set(errors(create(effective_from="2026-03-04"))) == {"effective_from"}
    assert create(effective_from="2026-03-05").status_code == 302


def test_the_end_of_effect_does_not_come_before_its_beginning(create):
    answer = create(effective_from="2026-04-01", effective_to="2026-03-31")
    assert set(errors(answer)) == {"effective_to"}


def test_a_subject_of_2000_characters_is_refused_and_kept(create):
    subject = "thực hiện " * 200
    answer = create(subject=subject)
    assert "subject" in errors(answer)
    assert subject.strip() in answer.content.decode()


def test_400_topics_are_refused_and_kept(create):
    topics = ", ".join(f"chủ đề {number}" for number in range(400))
    answer = create(topics=topics)
    assert set(errors(answer)) == {"topics"}
    assert "400" in str(errors(answer)["topics"])
    assert "chủ đề 399" in answer.content.decode()


def test_only_one_attachment_is_the_signed_original(create):
    shared = public_collection()
    files = [
        {
            "file": DocumentFactory(collection=shared).pk,
            "role": "original",
            "title": title,
        }
        for title in ("Bản ký", "Bản khác")
    ]
    answer = create(attachments=files)
    assert answer.status_code == 200
    first, second = answer.context["form"].formsets["attachments"].forms
    assert not first.errors
    assert set(second.errors) == {"role"}
    files[1]["role"] = "annex"
    assert create(attachments=files).status_code == 302
    roles = [item.role for item in only_document().attachments.all()]
    assert roles == ["original", "annex"]


def test_a_slug_in_use_is_refused_at_the_field(create, library):
    OfficialDocumentPageFactory(parent=library("van-ban"), slug="da-co")
    assert "slug" in errors(create(slug="da-co"))


class TestBlocksSaySomething:
    """Half-written text is kept as a draft, and refused on the way to publishing."""

    @staticmethod
    def article(**parts):
        lists = {"points-count": "0", "clauses-count": "0"}
        empty = rich_text("<p> </p>")
        return {"number": "1", "title": "", "text": empty, **lists, **parts}

    @pytest.mark.parametrize("kind", ["article", "duty"])
    def test_an_empty_one_is_refused_beside_its_field(self, create, kind):
        value = self.article() if kind == "article" else duty("1", text=" ")
        answer = create(body=[(kind, value)], **{"action-submit": "1"})
        error = errors(answer).as_data()["body"][0].block_errors[0]
        assert set(error.block_errors) == {"text"}
        assert create(body=[(kind, value)]).status_code == 302

    def test_a_heading_with_text_is_sent_on(self, create):
        value = self.article(text=rich_text("<p>Phạm vi.</p>"))
        answer = create(body=[("article", value)], **{"action-submit": "1"})
        assert answer.status_code == 302


def two_duties(page, first_number, second_number):
    """The form of the page with the numbers of its two duties changed."""
    first, second = page.body
    again = [
        {"type": "duty", "value": duty(first_number), "id": first.id},
        {"type": "duty", "value": duty(second_number, "Báo cáo."), "id": second.id},
    ]
    data = document_form()
    data.update({"body-count": "2"})
    for index, item in enumerate(again):
        data.update({f"body-{index}-{key}": item[key] for key in ("type", "id")})
        data.update({f"body-{index}-order": str(index), f"body-{index}-deleted": ""})
        value = {**item["value"], "anchor": page.body[index].value["anchor"]}
        data.update(nested_form_data({f"body-{index}-value": value}))
    return data


def test_anchors_of_published_duties_survive_renumbering(create, editor):
    create(body=[("duty", duty("1")), ("duty", duty("2", "Báo cáo."))])
    page = only_document()
    page.save_revision().publish()
    data = two_duties(only_document(), "2", "1")
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    draft = only_document().get_latest_revision_as_object()
    assert [block.value["number"] for block in draft.body] == ["2", "1"]
    assert draft.anchors() == ["nhiem-vu-1", "nhiem-vu-2"]


def test_a_draft_stored_before_its_numbers_were_typed_gets_their_anchors(
    create, editor
):
    create(body=[("duty", duty("1")), ("duty", duty("", "Báo cáo."))])
    page = only_document()
    assert page.anchors() == ["nhiem-vu-1", "nhiem-vu"]
    data = two_duties(page, "1", "2")
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    only_document().get_latest_revision().publish()
    assert only_document().anchors() == ["nhiem-vu-1", "nhiem-vu-2"]


class TestDuplicates:
    """The key is issuing body, type, number, symbol and date."""

    @pytest.fixture
    def existing(self, library):
        return OfficialDocumentPageFactory(
            parent=library("van-ban"),
            issuing_body=IssuingBodyFactory(name="Đảng ủy xã Thử"),
            number="15",
            issued_on="2026-03-05",
            title="Văn bản đã có",
        )

    def test_the_same_document_is_refused_with_a_link(self, create, existing):
        answer = create()
        message = str(errors(answer)["number"])
        assert reverse("wagtailadmin_pages:edit", args=[existing.pk]) in message
        assert "Văn bản đã có" in answer.content.decode()

    def test_the_title_in_the_message_is_escaped(self, create, existing):
        existing.title = "<script>alert(1)</script>"
        existing.save()
        assert "<script>alert(1)" not in create().content.decode()

    def test_the_same_number_of_another_date_is_only_warned_of(self, create, existing):
        answer = create(issued_on="06/03/2026")
        assert answer.status_code == 302
        page = answer.client.get(answer.url)
        assert "Văn bản đã có" in page.content.decode()

    def test_a_document_may_be_saved_again(self, create, existing, editor):
        address = reverse("wagtailadmin_pages:edit", args=[existing.pk])
        assert editor.post(address, document_form(title="Mới")).status_code == 302

    def test_what_the_editor_may_not_see_does_not_exist(self, create, existing):
        PageViewRestriction.objects.create(
            page=existing, restriction_type=PageViewRestriction.GROUPS
        )
        answer = create()
        assert answer.status_code == 302
        page = answer.client.get(answer.url)
        assert "Văn bản đã có" not in page.content.decode().split("<main", 1)[0]

    def test_nor_does_a_draft_of_a_section_that_is_not_theirs(
        self, create, existing, home
    ):
        elsewhere = LibraryPageFactory(parent=home)
        existing.move(elsewhere, "last-child")
        existing.unpublish()
        assert create().status_code == 302


def test_types_and_bodies_are_offered_under_party_and_state(editor, library):
    DocumentTypeFactory(system="party", name="Công văn", code="CV")
    DocumentTypeFactory(system="state", name="Công văn", code="CV")
    place = ["pages", "officialdocumentpage", library("van-ban").pk]
    html = editor.get(reverse("wagtailadmin_pages:add", args=place)).text
    field = html.split('name="document_type"')[1].split("</select>")[0]
    assert field.count('<optgroup label="Đảng">') == 1
    assert field.count('<optgroup label="Nhà nước">') == 1


def test_anchors_are_read_only_for_the_editor():
    block = OfficialDocumentPage.body.field.stream_block.child_blocks["duty"]
    anchor = block.child_blocks["anchor"]
    assert "readonly" in anchor.field.widget.render("anchor", "nhiem-vu-1")
    assert "readonly" not in block.child_blocks["number"].field.widget.render("n", "1")
