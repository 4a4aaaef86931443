"""A thousand files in one go, fifty of them bad, the import killed twice on the way."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT, template_path
from tests.factories.office import docx_bytes, zip_bytes
from tests.pages.importing.test_import_command import PLAN

FILES, BAD = 1000, 50
FIRST = 1000
MB = 1024 * 1024

pytestmark = pytest.mark.soak


def plan(number: int) -> str:
    return PLAN.replace("12-KH", f"{FIRST + number}-KH")


def good(number: int) -> tuple[str, bytes]:
    """A plan of its own number, as text, page or Word file."""
    text = plan(number)
    if number % 10 == 0:
        lines = text.replace("\t", "\n").splitlines()
        return "docx", docx_bytes(lines)
    if number % 10 == 1:
        lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
        return "html", f"<html><body>{lines}</body></html>".encode()
    return "txt", text.encode()


def bad(number: int) -> tuple[str, bytes]:
    """Broken, encrypted, empty, huge, mislabelled, a bomb, marked: each kind in turn."""
    kinds = [
        ("docx", docx_bytes(["Kế hoạch"])[: 900 + number]),
        ("pdf", b"%PDF-1.7\n" + bytes(200 + number)),
        ("zip", locked_zip(number)),
        ("txt", b""),
        ("txt", b"a" * (MB + 1 + number)),
        ("pdf", docx_bytes([f"Kế hoạch {number}"])),
        ("zip", zip_bytes({f"{number}.txt": b"0" * 30_000_000})),
        ("txt", f"TỐI MẬT\n{plan(number)}".encode()),
        ("exe", b"MZ\x90\x00" + bytes(90 + number)),
        ("png", b"\x89PNG\r\n\x1a\n" + bytes(60 + number)),
    ]
    return kinds[number % len(kinds)]


def locked_zip(number: int) -> bytes:
    """An archive whose member says that it is encrypted."""
    data = bytearray(zip_bytes({f"{number}.txt": b"secret"}))
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + at] |= 1
    return bytes(data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "den"
    place.mkdir()
    wrong = set(random.Random(6).sample(range(FILES), BAD))
    for number in range(FILES):
        ending, data = (bad if number in wrong else good)(number)
        mark = "x" if number in wrong else "d"
        (place / f"{number:04}-{mark}.{ending}").write_bytes(data)
    return place


@pytest.fixture
def environment(db, tmp_path: Path) -> dict[str, str]:
    """A site of its own, from the migrated template that every run has."""
    shutil.copy(template_path(), tmp_path / "db.sqlite3")
    return os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
        "MAX_UPLOAD_MB": "1",
    }


def asked(tmp_path: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(tmp_path / "db.sqlite3", timeout=30)) as database:
        return database.execute(question).fetchall()


def drafts(tmp_path: Path) -> int:
    return asked(tmp_path, "select count(*) from pages_officialdocumentpage")[0][0]


def test_a_thousand_files_in_one_go(folder, environment, tmp_path):
    started = time.monotonic()
    rejects = tmp_path / "khong-nhan.xlsx"
    command = [sys.executable, "manage.py", "import_document", str(folder), "--json"]
    command += ["--rejects", str(rejects)]
    for kill_at in (FILES // 4, FILES * 2 // 3):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and drafts(tmp_path) < kill_at:
            time.sleep(0.05)
        assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    last = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert last.returncode == 1
    answers = [json.loads(line) for line in last.stdout.splitlines()]
    assert len(answers) == FILES
    check_each(answers)
    check_database(tmp_path)
    listed = list(load_workbook(rejects).worksheets[0].values)[1:]
    assert len(listed) == BAD
    assert all(row[3] for row in listed)
    assert b"1000/1000: 950 taken, 50 not taken" in last.stderr
    print(f"\n{FILES} files, killed twice: {time.monotonic() - started:.0f} s")


def check_each(answers: list[dict]) -> None:
    """The good ones are here, each bad one says why."""
    for answer in answers:
        name = Path(answer["file"]).name
        if name[5] == "d":
            assert answer["status"] in ("draft", "duplicate"), answer
            assert answer["number"] == str(FIRST + int(name[:4])), answer
        else:
            assert answer["status"] in ("refused", "failed"), answer
            assert answer["reason"], answer


def check_database(tmp_path: Path) -> None:
    """Nothing twice, nothing lost: pages, rows and files of the storage."""
    count = FILES - BAD
    assert drafts(tmp_path) == count
    pages = "select count(distinct number) from pages_officialdocumentpage"
    assert asked(tmp_path, pages) == [(count,)]
    rows = "select count(distinct page_id), count(*) from pages_intakefile"
    assert asked(tmp_path, rows) == [(count, count)]
    originals = "select count(distinct sha256), count(*) from pages_customdocument"
    assert asked(tmp_path, originals) == [(count, count)]
    stored = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(stored) == count
