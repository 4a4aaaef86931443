"""Thousands by the command and by the watched folder: repeated, reported, put away."""

import os
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pages.intake import folder
from pages.models import IntakeFile, OfficialDocumentPage
from tests.factories.office import zip_bytes
from tests.pages.importing.test_import_command import PLAN, run

SECRET = "TUYỆT MẬT\nKế hoạch Hoa Phượng Đỏ"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of three plans and two files that cannot be taken."""
    place = tmp_path / "den"
    place.mkdir()
    for number in (11, 12, 13):
        text = PLAN.replace("12-KH", f"{number}-KH")
        (place / f"{number}.txt").write_text(text, "utf-8")
    (place / "=hỏng.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 400)
    (place / "trong.docx").write_bytes(b"")
    return place


class TestCommand:
    def test_a_folder_stands_for_its_files_in_order(self, home, files):
        answers, code = run(files)
        assert code == 1
        names = [Path(answer["file"]).name for answer in answers]
        assert names == sorted(names)
        states = [answer["status"] for answer in answers]
        assert states == ["draft", "draft", "draft", "failed", "failed"]

    def test_a_second_run_reads_nothing_anew_and_says_the_same(
        self, home, files, monkeypatch
    ):
        first, _code = run(files)
        monkeypatch.setattr("pages.importing.drafts.read", None)
        (files / "=hỏng.pdf").unlink()
        (files / "trong.docx").unlink()
        second, code = run(files)
        assert code == 0
        for before, after in zip(first, second, strict=False):
            assert after["status"] == "duplicate"
            assert {**after, "status": "", "reason": ""} == {
                **before,
                "status": "",
                "reason": "",
            }
        assert OfficialDocumentPage.objects.count() == 3
        assert IntakeFile.objects.count() == 3

    def test_drafts_wait_at_the_desk_for_a_clerk(self, home, files, editor):
        run(files)
        shown = editor.get("/import/").content.decode()
        assert "13-KH/ĐU" in shown

    def test_what_was_not_taken_is_a_spreadsheet(self, home, files, tmp_path):
        report = tmp_path / "khong-nhan.xlsx"
        run(files, "--rejects", report)
        rows = list(load_workbook(report).worksheets[0].values)
        assert len(rows) == 3
        assert {Path(row[1]).name for row in rows[1:]} == {"=hỏng.pdf", "trong.docx"}
        assert all(row[3] for row in rows)

    def test_each_member_of_an_archive_has_its_line(self, home, tmp_path):
        path = tmp_path / "goi.zip"
        members = {"a/mot.txt": PLAN.encode(), "hai.txt": SECRET.encode()}
        path.write_bytes(zip_bytes(members))
        answers, code = run(path)
        assert code == 1
        assert [answer["file"] for answer in answers] == [
            f"{path}/a/mot.txt",
            f"{path}/hai.txt",
        ]
        assert [answer["status"] for answer in answers] == ["draft", "refused"]

    def test_a_copy_left_by_a_killed_import_is_written_over(self, home, files, storage):
        answer = run(files / "11.txt")[0][0]
        page = OfficialDocumentPage.objects.get(pk=answer["page_id"])
        document = page.attachments.get().file
        name = document.file.name
        IntakeFile.objects.all().delete()
        page.delete()
        document.delete()
        (storage / name).parent.mkdir(parents=True, exist_ok=True)
        (storage / name).write_bytes(b"cut off")
        run(files / "11.txt")
        kept = [path for path in Path(storage).rglob("*") if path.is_file()]
        assert [path.read_bytes() for path in kept] == [(files / "11.txt").read_bytes()]


class TestFolder:
    @pytest.fixture(autouse=True)
    def watched(self, home, files, settings):
        settings.IMPORT_FOLDER = str(files)
        past = time.time() - folder.SETTLED * 2
        for path in files.iterdir():
            os.utime(path, (past, past))

    def empty(self) -> None:
        while folder.take_next():
            pass

    def test_files_become_drafts_and_are_put_away(self, files):
        self.empty()
        taken = {path.name for path in (files / folder.TAKEN).iterdir()}
        left = {path.name for path in (files / folder.NOT_TAKEN).iterdir()}
        assert taken == {"11.txt", "12.txt", "13.txt"}
        assert left == {"=hỏng.pdf", "trong.docx"}
        assert OfficialDocumentPage.objects.count() == 3
        assert IntakeFile.objects.filter(source="folder").count() == 5

    def test_a_file_that_is_still_being_copied_waits(self, files):
        soon = time.time() + 600
        os.utime(files / "11.txt", (soon, soon))
        self.empty()
        assert (files / "11.txt").exists()

    def test_what_was_taken_before_a_death_is_only_put_away(self, files):
        run(files / "12.txt")
        self.empty()
        assert (files / folder.TAKEN / "12.txt").exists()
        assert OfficialDocumentPage.objects.count() == 3

    def test_a_secret_does_not_stay(self, files):
        path = files / "Hoa Phượng Đỏ.txt"
        path.write_text(SECRET, "utf-8")
        os.utime(path, (0, 0))
        self.empty()
        assert not list(files.rglob("*Phượng*"))
        row = IntakeFile.objects.get(state="refused")
        assert row.name == ""

    def test_no_setting_watches_nothing(self, settings):
        settings.IMPORT_FOLDER = ""
        assert folder.take_next() is False
