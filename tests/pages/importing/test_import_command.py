"""``manage.py import_document``, as its contract says it."""

import hashlib
import io
import json
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from pages.models import CustomDocument, IssuingBody, OfficialDocumentPage
from pages.models.official_document import DocumentAttachment
from tests.pages.conftest import signed_in

FILES = Path(__file__).parents[3] / "fixtures/files"
KEYS = {
    "file", "status", "reason", "page_id", "sha256", "ocr", "confidence", "issuing_body",
    "parent_body", "number", "symbol", "document_type", "place", "date", "effective_from",
    "urgency", "subject", "addressees", "recipients", "signing_authority", "signer_title",
    "signer", "citations", "duties", "warnings",
}  # fmt: skip
PLAN = """ĐẢNG BỘ TỈNH BẮC SƠN\tĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ ĐÔNG HẢI
*
Số 12-KH/ĐU\tĐông Hải, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
thực hiện dân chủ ở cơ sở
-----
Thực hiện Kế hoạch số 07-KH/TU, ngày 02/02/2026 của Tỉnh ủy, Ban Thường vụ ban hành kế hoạch.
Điều 1. Phạm vi
Kế hoạch này gồm:
a) Việc họp dân;
b) Việc công khai.
Điều 2. Tổ chức thực hiện
1. Các chi bộ tổ chức họp dân.
2. Ủy ban nhân dân xã công khai:
a) Tại nhà văn hóa;
b) Trên loa truyền thanh.
Nơi nhận:\tT/M BAN THƯỜNG VỤ
- Tỉnh ủy (để báo cáo),\tBÍ THƯ
- Lưu Văn phòng Đảng ủy.\tHà Văn Đông
"""
SECRET = "TỐI MẬT\n" + PLAN


def run(*args: object) -> tuple[list[dict], int]:
    out, code = io.StringIO(), 0
    try:
        call_command("import_document", *map(str, args), json=True, stdout=out)
    except CommandError as error:
        code = error.returncode
    return [json.loads(line) for line in out.getvalue().splitlines()], code


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, "utf-8")
    return path


def page_of(answer: dict) -> OfficialDocumentPage:
    return OfficialDocumentPage.objects.get(pk=answer["page_id"])


class TestDraft:
    def test_has_every_key(self, home, plan):
        (answer,), code = run(plan)
        assert code == 0
        assert set(answer) == KEYS
        assert answer["status"] == "draft"
        assert answer["file"] == str(plan)
        assert answer["sha256"] == hashlib.sha256(plan.read_bytes()).hexdigest()
        assert answer["urgency"] is None

    def test_stands_in_the_library_unpublished(self, home, plan, library):
        page = page_of(run(plan)[0][0])
        assert not page.live
        assert page.get_parent().pk == library("van-ban").pk
        assert page.number_symbol == "12-KH/ĐU"
        assert page.issued_on == "2026-03-05"
        assert page.document_type.name == "Kế hoạch"
        assert page.title == "Kế hoạch 12-KH/ĐU: thực hiện dân chủ ở cơ sở"

    def test_makes_the_bodies_that_are_new(self, home, plan):
        page = page_of(run(plan)[0][0])
        assert page.issuing_body.name == "Đảng ủy xã Đông Hải"
        assert page.issuing_body.system == "party"
        assert page.issuing_body.parent.name == "Đảng bộ tỉnh Bắc Sơn"

    def test_takes_the_body_that_is_there_in_another_spelling(self, home, plan):
        known = IssuingBody.objects.create(name="Đảng uỷ xã Đông Hải", system="party")
        assert page_of(run(plan)[0][0]).issuing_body == known

    def test_keeps_the_tree_with_its_anchors(self, home, plan):
        page = page_of(run(plan)[0][0])
        assert [block.block_type for block in page.body] == [
            "paragraph",
            "article",
            "article",
        ]
        assert page.anchors() == [
            "dieu-1", "dieu-1-diem-a", "dieu-1-diem-b",
            "dieu-2", "dieu-2-khoan-1", "dieu-2-khoan-2",
            "dieu-2-khoan-2-diem-a", "dieu-2-khoan-2-diem-b",
        ]  # fmt: skip

    def test_keeps_the_original(self, home, plan, library):
        answer = run(plan)[0][0]
        original = DocumentAttachment.objects.get(page_id=answer["page_id"])
        assert original.role == "original"
        assert original.file.sha256 == answer["sha256"]
        with original.file.file.open() as stored:
            assert stored.read() == plan.read_bytes()

    def test_keeps_the_text_that_was_read(self, home, plan):
        answer = run(plan)[0][0]
        original = DocumentAttachment.objects.get(page_id=answer["page_id"]).file
        assert original.text_state == CustomDocument.TextState.READ
        assert "loa truyền thanh" in " ".join(original.page_texts)

    def test_an_editor_can_open_save_and_preview_it(self, home, plan):
        page = page_of(run(plan)[0][0])
        editor = signed_in(superuser=True)
        assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
        page.save_revision().publish()
        shown = editor.get(page.url).content.decode()
        assert 'id="dieu-1-diem-b"' in shown
        assert "Trên loa truyền thanh" in shown

    def test_is_not_there_for_a_reader(self, home, plan):
        page = page_of(run(plan)[0][0])
        reader = signed_in()
        assert reader.get(page.url or f"/van-ban/{page.slug}/").status_code == 404

    def test_of_a_file_that_says_nothing_is_a_draft_too(self, home, tmp_path):
        path = tmp_path / "ghi chép.txt"
        path.write_text("Chúng tôi đã họp và thống nhất như trên.", "utf-8")
        (answer,), code = run(path)
        assert (answer["status"], code) == ("draft", 0)
        assert answer["issuing_body"] is answer["number"] is answer["subject"] is None
        page = page_of(answer)
        assert page.title == "ghi chép"
        admin = signed_in(superuser=True)
        assert admin.get(f"/admin/pages/{page.pk}/view_draft/").status_code == 200

    def test_finds_what_it_cites(self, home, plan, tmp_path):
        cited = tmp_path / "07.txt"
        words = PLAN.replace("12-KH/ĐU", "07-KH/TU").replace(
            "05 tháng 3", "02 tháng 02"
        )
        words = words.replace("ĐẢNG BỘ TỈNH", "TỈNH ỦY").replace(
            "ĐẢNG ỦY XÃ ĐÔNG HẢI\n", ""
        )
        cited.write_text(words.replace("Thực hiện Kế hoạch số 07-KH/TU,", ""), "utf-8")
        (first, second), _code = run(cited, plan)
        found = [c for c in second["citations"] if c["symbol"] == "KH/TU"]
        assert found[0]["number"] == "07"
        assert found[0]["page_id"] == first["page_id"]


class TestDuplicate:
    def test_the_same_file_is_known_again(self, home, plan, tmp_path):
        again = shutil.copy(plan, tmp_path / "bản sao.txt")
        (first, second), code = run(plan, again)
        assert (second["status"], code) == ("duplicate", 0)
        assert second["page_id"] == first["page_id"]
        assert OfficialDocumentPage.objects.count() == 1

    def test_so_is_the_same_document_in_another_file(self, home, plan, tmp_path):
        other = tmp_path / "khác.txt"
        other.write_text(PLAN + "\n", "utf-8")
        (first, second), _code = run(plan, other)
        assert second["status"] == "duplicate"
        assert second["page_id"] == first["page_id"]
        assert CustomDocument.objects.count() == 1

    def test_another_date_is_another_document(self, home, plan, tmp_path):
        other = tmp_path / "khác.txt"
        other.write_text(PLAN.replace("năm 2026", "năm 2021"), "utf-8")
        assert run(plan, other)[0][1]["status"] == "draft"


class TestNotTaken:
    def test_one_bad_file_harms_only_itself(self, home, plan, tmp_path):
        secret = tmp_path / "mật.txt"
        secret.write_text(SECRET, "utf-8")
        broken = tmp_path / "hỏng.pdf"
        broken.write_bytes(b"%PDF-1.7\n" + b"\0" * 400)
        answers, code = run(tmp_path / "không có.txt", secret, broken, plan)
        assert [answer["status"] for answer in answers] == [
            "failed",
            "refused",
            "failed",
            "draft",
        ]
        assert code == 1
        assert all(answer["reason"] for answer in answers[:3])

    def test_a_secret_leaves_nothing(self, home, tmp_path, caplog):
        secret = tmp_path / "văn bản.txt"
        secret.write_text(SECRET, "utf-8")
        (answer,), _code = run(secret)
        assert answer["subject"] is answer["number"] is None
        assert not OfficialDocumentPage.objects.exists()
        assert not CustomDocument.objects.exists()
        assert "secret" in caplog.text
        assert "Đông Hải" not in caplog.text

    def test_an_unknown_section_is_wrong_usage(self, home, plan):
        assert run(plan, "--section", "khong-co") == ([], 2)
        assert run(plan, "--section", "tin-bai") == ([], 2)


class TestDryRun:
    def test_reads_and_writes_nothing(self, home, plan):
        bodies = IssuingBody.objects.count()
        (answer,), code = run(plan, "--dry-run", "--section", "khong-co")
        assert (answer["status"], answer["page_id"], code) == ("draft", None, 0)
        assert answer["number"] == "12"
        assert not OfficialDocumentPage.objects.exists()
        assert not CustomDocument.objects.exists()
        assert IssuingBody.objects.count() == bodies

    def test_knows_a_duplicate(self, home, plan):
        first = run(plan)[0][0]
        again = run(plan, "--dry-run")[0][0]
        assert (again["status"], again["page_id"]) == ("duplicate", first["page_id"])


@pytest.mark.parametrize(
    "ending",
    [
        "docx",
        "pdf",
        "doc",
        pytest.param(
            "scan.pdf",
            marks=pytest.mark.skipif(
                not shutil.which("tesseract"), reason="tesseract is not installed"
            ),
        ),
    ],
)
def test_our_letter_in_each_form(home, ending: str):
    (answer,), code = run(FILES / f"cong-van-dan-chu.{ending}")
    assert (answer["status"], code) == ("draft", 0)
    assert answer["issuing_body"] == "Đảng ủy xã Vĩnh Lộc An"
    assert (answer["number"], answer["symbol"]) == ("15", "CV/ĐU")
    assert answer["document_type"] == "CV"
    assert answer["signer"] == "Lương Đình Khải"
    assert answer["date"] == "2026-06-18"
    assert [duty["number"] for duty in answer["duties"]] == list("12345678")
    assert len(answer["addressees"]) == 3
    cited = {(item["number"], item["symbol"]) for item in answer["citations"]}
    assert ("04", "CTr/TU") in cited
    page = page_of(answer)
    is_scan = ending == "scan.pdf"
    assert page.ocr_unchecked is answer["ocr"] is is_scan
    page.save_revision().publish()
    client: Client = signed_in()
    shown = client.get(page.url).content.decode()
    assert ('id="ocr-unchecked"' in shown) is is_scan
