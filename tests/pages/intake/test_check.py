"""The check page: what was read beside the original, and what a clerk decides."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import WorkflowState

from pages.models import IntakeCorrection, IntakeFile, IssuingBody
from tests.factories.office import image_bytes, scan
from tests.pages.importing.test_import_command import PLAN
from tests.pages.intake.conftest import upload

FILES = Path(__file__).parents[3] / "fixtures/files"


@pytest.fixture
def row(drop) -> IntakeFile:
    drop(upload(PLAN))
    return IntakeFile.objects.get()


def typed(client, row: IntakeFile, **changes) -> dict:
    """What the form holds as it is opened, with what the clerk changes."""
    form = client.get(f"/import/{row.pk}/").context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    return {**values, "step": "publish", **changes}


class TestPage:
    def test_each_field_leads_to_where_it_stands(self, editor, row):
        shown = editor.get(f"/import/{row.pk}/").content.decode()
        assert 'class="intake-line read-number read-symbol' in shown
        assert 'href="#line-3"' in shown
        assert "Kế hoạch này gồm" in shown

    def test_a_pdf_is_shown_as_pictures_with_regions(self, drop, editor):
        path = FILES / "cong-van-dan-chu.pdf"
        drop(upload(path.read_bytes(), path.name))
        row = IntakeFile.objects.get()
        shown = editor.get(f"/import/{row.pk}/").content.decode()
        assert 'id="read-subject" style="left: ' in shown
        picture = editor.get(f"/import/{row.pk}/page/1/")
        assert picture["Content-Type"] == "image/webp"
        assert picture.content[8:12] == b"WEBP"
        assert editor.get(f"/import/{row.pk}/page/99/").status_code == 404
        row.ocr = True
        row.save()
        assert editor.get(f"/import/{row.pk}/page/1/").status_code == 200

    def test_a_photo_is_shown_as_it_is(self, drop, editor):
        drop(upload(image_bytes(scan([(100, 100, "KẾ HOẠCH")])), "anh.png"))
        row = IntakeFile.objects.get()
        assert row.state == "look"
        assert editor.get(f"/import/{row.pk}/").status_code == 200
        assert editor.get(f"/import/{row.pk}/page/1/").content[8:12] == b"WEBP"

    def test_what_was_not_found_is_marked(self, drop, editor):
        drop(upload("Chúng tôi đã họp và thống nhất như trên."))
        row = IntakeFile.objects.get()
        shown = editor.get(f"/import/{row.pk}/").content.decode()
        assert 'class="intake-field is-unsure" data-field="number"' in shown

    def test_after_it_is_done_it_leads_to_the_page(self, reviewer, row):
        reviewer.post(f"/import/{row.pk}/", typed(reviewer, row))
        row.refresh_from_db()
        answer = reviewer.get(f"/import/{row.pk}/")
        assert answer["Location"] == row.page.url


class TestPublish:
    def test_by_who_may(self, reviewer, row):
        answer = reviewer.post(f"/import/{row.pk}/", typed(reviewer, row))
        assert answer["Location"] == "/import/"
        row.refresh_from_db()
        assert row.state == "published"
        assert row.page.live
        assert row.page.slug.startswith("ke-hoach-12-kh")

    def test_not_by_an_editor(self, editor, row):
        answer = editor.post(f"/import/{row.pk}/", typed(editor, row))
        assert answer.status_code == 403
        row.refresh_from_db()
        assert not row.page.live

    def test_the_next_file_is_opened(self, drop, reviewer, row):
        drop(upload(PLAN.replace("12-KH", "13-KH"), "muoi-ba.txt"))
        other = IntakeFile.objects.exclude(pk=row.pk).get()
        answer = reviewer.post(f"/import/{row.pk}/", typed(reviewer, row))
        assert answer["Location"] == f"/import/{other.pk}/"

    def test_what_is_needed_is_asked_for_and_nothing_typed_is_lost(self, reviewer, row):
        values = typed(reviewer, row, subject="", issued_on="32/13/2026", signer="Lê A")
        answer = reviewer.post(f"/import/{row.pk}/", values)
        assert answer.status_code == 200
        assert set(answer.context["form"].errors) == {"subject", "issued_on"}
        assert "32/13/2026" in answer.content.decode()
        assert "Lê A" in answer.content.decode()

    def test_a_document_that_is_here_already_is_refused(self, drop, reviewer, row):
        drop(upload(PLAN.replace("12-KH", "13-KH"), "muoi-ba.txt"))
        other = IntakeFile.objects.exclude(pk=row.pk).get()
        values = typed(reviewer, other, number="12")
        answer = reviewer.post(f"/import/{other.pk}/", values)
        assert set(answer.context["form"].errors) == {"number"}


class TestSendAndLater:
    def test_an_editor_sends_it_for_review(self, editor, row):
        editor.post(f"/import/{row.pk}/", typed(editor, row, step="send"))
        row.refresh_from_db()
        assert row.state == "sent"
        assert not row.page.live
        assert WorkflowState.objects.filter(object_id=str(row.page.pk)).exists()

    def test_later_keeps_what_is_there_and_asks_for_nothing(self, editor, row):
        values = typed(editor, row, step="later", subject="", number="14")
        editor.post(f"/import/{row.pk}/", values)
        row.refresh_from_db()
        assert row.state == "read"
        kept = row.page.get_latest_revision_as_object()
        assert (kept.number, kept.subject) == ("14", "")


class TestCorrections:
    def test_what_was_put_right_is_a_case(self, reviewer, row):
        values = typed(reviewer, row, number="21", body_name="Đảng ủy xã Đông Hòa")
        reviewer.post(f"/import/{row.pk}/", values)
        out = io.StringIO()
        call_command("export_import_cases", stdout=out)
        cases = {case["field"]: case for case in json.loads(out.getvalue())}
        assert set(cases) == {"number", "issuing_body"}
        assert (cases["number"]["read"], cases["number"]["became"]) == ("12", "21")
        assert any("Số 12-KH/ĐU" in line for line in cases["number"]["lines"])
        row.refresh_from_db()
        assert row.page.issuing_body.name == "Đảng ủy xã Đông Hòa"
        assert row.page.issuing_body.system == "party"

    def test_a_known_body_is_taken_in_any_spelling(self, reviewer, row):
        known = IssuingBody.objects.create(name="Đảng ủy xã Thúy Hòa", system="party")
        values = typed(reviewer, row, body_name="đảng uỷ xã Thuý Hoà")
        reviewer.post(f"/import/{row.pk}/", values)
        row.refresh_from_db()
        assert row.page.issuing_body == known

    def test_nothing_is_kept_where_nothing_changed(self, reviewer, row):
        reviewer.post(f"/import/{row.pk}/", typed(reviewer, row))
        assert not IntakeCorrection.objects.exists()

    def test_only_administrators_take_them_out(self, admin, reviewer, row):
        assert admin.get("/import/cases/").json() == []
        assert reviewer.get("/import/cases/").status_code == 403


class TestOcr:
    def test_the_flag_goes_when_a_person_has_compared(self, reviewer, row):
        page = row.page
        page.ocr_unchecked = True
        page.save_revision()
        form = reviewer.get(f"/import/{row.pk}/").context["form"]
        assert "compared" in form.fields
        reviewer.post(f"/import/{row.pk}/", typed(reviewer, row, compared="on"))
        row.refresh_from_db()
        assert not row.page.ocr_unchecked

    def test_it_stays_where_nobody_says_so(self, reviewer, row):
        page = row.page
        page.ocr_unchecked = True
        page.save_revision()
        values = typed(reviewer, row)
        del values["compared"]
        reviewer.post(f"/import/{row.pk}/", values)
        row.refresh_from_db()
        assert row.page.ocr_unchecked
