"""Guidance, articles, materials and practices are entered through the admin."""

import datetime
import io
import wave

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from pages.models import ArticlePage, GuidancePage, MaterialPage, PracticePage
from pages.models.media import Viewer
from pages.setup import public_collection
from tests.factories import DocumentFactory, ImageFactory, OfficialDocumentPageFactory


@pytest.fixture
def create(editor, library):
    """Post the form of a new page of a kind and give the answer."""

    def post(slug, kind, /, **fields):
        address = reverse(
            "wagtailadmin_pages:add", args=["pages", kind, library(slug).pk]
        )
        common = {"slug": "", "topics": "", "comments": inline_formset([])}
        return editor.post(address, nested_form_data({**common, **fields}))

    return post


def errors(answer):
    assert answer.status_code == 200
    return set(answer.context["form"].errors)


def article(**fields):
    return {
        "title": "Ngày hội đại đoàn kết",
        "lead": "Tóm tắt.",
        "body": streamfield([]),
        "related_documents": inline_formset([]),
        **fields,
    }


# Wagtail leaves the closing of a rendition's temporary file to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
class TestArticle:
    def test_a_cover_needs_words_that_stand_for_it(self, create):
        cover = ImageFactory(description="", collection=public_collection())
        answer = create("tin-bai", "articlepage", **article(cover=cover.pk))
        assert errors(answer) == {"cover_alternative"}

    def test_the_description_of_the_picture_is_the_default(self, create):
        cover = ImageFactory(
            description="Bà con dự hội", collection=public_collection()
        )
        create("tin-bai", "articlepage", **article(cover=cover.pk))
        page = ArticlePage.objects.get()
        assert page.cover_alternative == "Bà con dự hội"

    def test_scripts_pasted_from_word_do_not_get_through(self, create):
        pasted = (
            '<p class="MsoNormal" style="color:red" onclick="x()">Nội dung'
            "<script>alert(1)</script>"
            '<a href="javascript:alert(1)">liên kết</a><o:p></o:p></p>'
        )
        body = streamfield([("paragraph", rich_text(pasted))])
        assert create("tin-bai", "articlepage", **article(body=body)).status_code == 302
        stored = str(ArticlePage.objects.get().body)
        assert "Nội dung" in stored
        for evil in ("script", "javascript:", "onclick", "MsoNormal", "style="):
            assert evil not in stored

    def test_markup_in_plain_fields_is_shown_as_text(self, create, editor):
        create("tin-bai", "articlepage", **article(title="<script>alert(1)</script>"))
        page = ArticlePage.objects.get()
        edit = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert "<script>alert(1)" not in edit.content.decode()

    def test_the_loudspeaker_version_tells_its_reading_time(self):
        page = ArticlePage(loudspeaker="tiếng " * 160)
        assert page.loudspeaker_time == datetime.timedelta(seconds=60)
        assert ArticlePage(loudspeaker="").loudspeaker_time == datetime.timedelta(0)
        sentences = ArticlePage(loudspeaker="một hai ba. " * 40)
        assert sentences.loudspeaker_time == datetime.timedelta(seconds=65)


@pytest.fixture
def law(library):
    clauses = [{"number": "2", "text": "<p>Khoản hai</p>", "points": []}]
    value = {"number": "7", "title": "Công khai", "text": "", "clauses": clauses}
    return OfficialDocumentPageFactory(
        parent=library("van-ban"), body=[("article", value)]
    )


def guidance(document, anchor):
    basis = {"document": document.pk, "anchor": anchor, "note": ""}
    return {
        "title": "Công khai ở thôn",
        "question": "Công khai những gì?",
        "answer": "Làm theo các bước.",
        "steps": streamfield([]),
        "legal_bases": inline_formset([basis]),
        "forms": inline_formset([]),
    }


class TestGuidance:
    @pytest.mark.parametrize(
        "written", ["dieu-7-khoan-2", "Điều 7, khoản 2", "khoản 2 Điều 7"]
    )
    def test_a_legal_basis_points_at_a_clause(self, create, law, written):
        answer = create("huong-dan", "guidancepage", **guidance(law, written))
        assert answer.status_code == 302
        page = GuidancePage.objects.get().get_latest_revision_as_object()
        assert page.legal_bases.get().anchor == "dieu-7-khoan-2"

    def test_a_clause_that_is_not_there_is_refused_and_some_are_named(
        self, create, law
    ):
        answer = create("huong-dan", "guidancepage", **guidance(law, "Điều 99"))
        assert answer.status_code == 200
        form = answer.context["form"].formsets["legal_bases"].forms[0]
        assert set(form.errors) == {"anchor"}
        assert "Điều 7. Công khai" in str(form.errors)
        assert form["anchor"].value() == "Điều 99"

    def test_the_chooser_offers_the_places_of_the_document(self, editor, law):
        answer = editor.get(reverse("pages_places", args=[law.pk]))
        assert answer.json()["places"] == [
            {"anchor": "dieu-7", "label": "Điều 7. Công khai"},
            {"anchor": "dieu-7-khoan-2", "label": "Khoản 2 Điều 7"},
        ]

    def test_places_of_a_hidden_document_do_not_exist(self, editor, law):
        from wagtail.models import PageViewRestriction

        PageViewRestriction.objects.create(
            page=law, restriction_type=PageViewRestriction.GROUPS
        )
        hidden = editor.get(reverse("pages_places", args=[law.pk]))
        missing = editor.get(reverse("pages_places", args=[10**6]))
        assert (hidden.status_code, missing.status_code) == (404, 404)


def practice(**fields):
    return {
        "title": "Tổ tự quản",
        "problem": "Rác thải.",
        "stage": "nominated",
        "level": "",
        "steps": streamfield([]),
        "figures": streamfield([]),
        "evidence": inline_formset([]),
        **fields,
    }


class TestPractice:
    @pytest.mark.parametrize(
        ("fields", "refused"),
        [
            ({}, set()),
            ({"level": "commune"}, {"level"}),
            ({"stage": "recognised", "checked_on": "2026-01-05"}, {"level"}),
            ({"stage": "recognised", "level": "commune"}, {"checked_on"}),
            ({"stage": "verified"}, {"checked_on"}),
            ({"stage": "verified", "checked_on": "2099-01-01"}, {"checked_on"}),
            (
                {"stage": "recognised", "level": "nation", "checked_on": "2026-01-05"},
                set(),
            ),
        ],
    )
    def test_stage_level_and_checking_go_together(self, create, fields, refused):
        answer = create("mo-hinh", "practicepage", **practice(**fields))
        if refused:
            assert errors(answer) == refused
        else:
            assert PracticePage.objects.get().stage == fields.get("stage", "nominated")


def pdf(pages):
    document, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _page in range(pages):
        document.new_page(200, 200)
    document.save(buffer)
    document.close()
    return ContentFile(buffer.getvalue(), "to-roi.pdf")


def recording(seconds):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * seconds)
    return ContentFile(buffer.getvalue(), "phat-thanh.wav")


class TestMaterial:
    def test_a_pdf_tells_its_pages(self, home):
        file = DocumentFactory(file=pdf(3))
        assert (file.page_count, file.viewer) == (3, Viewer.PDF)

    def test_a_recording_tells_how_long_it_plays(self, home):
        file = DocumentFactory(file=recording(7))
        assert file.duration == datetime.timedelta(seconds=7)
        assert file.viewer == Viewer.AUDIO

    @pytest.mark.parametrize("name", ["hong.pdf", "hong.mp3", "hong.mp4"])
    def test_a_broken_file_tells_nothing_and_is_kept(self, home, name):
        file = DocumentFactory(file=ContentFile(b"\x00" * 50, name))
        assert (file.page_count, file.duration) == (None, None)

    def test_what_was_typed_in_stays(self, home):
        file = DocumentFactory(file=pdf(3), page_count=12)
        assert file.page_count == 12

    def test_other_files_are_only_downloaded(self, home):
        assert DocumentFactory().viewer is None

    def test_a_material_has_at_least_one_file(self, create):
        fields = {
            "title": "Tờ rơi",
            "kind": "leaflet",
            "language": "vi",
            "description": "Nội dung.",
        }
        send = {**fields, "files": inline_formset([]), "action-submit": "1"}
        assert create("tai-lieu", "materialpage", **send).status_code == 200
        file = DocumentFactory(collection=public_collection())
        files = [{"file": file.pk, "title": ""}]
        send["files"] = inline_formset(files)
        assert create("tai-lieu", "materialpage", **send).status_code == 302
        assert MaterialPage.objects.get().files.count() == 1
