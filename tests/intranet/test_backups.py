"""A backup is put back into an empty site and is the same; a damaged one is refused."""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import template_path

ROOT = Path(__file__).parents[2]
FILL = """
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.factories.places import section
from tests.factories.pages import OfficialDocumentPageFactory
OfficialDocumentPageFactory(parent=section("van-ban"), subject="Về việc mở sổ nhân dân")
default_storage.save("submissions/2026/07/kế hoạch.docx", ContentFile(b"ke hoach" * 9000))
default_storage.save("documents/ban-goc.pdf", ContentFile(b"%PDF-1.7 ban goc"))
"""
COUNT = """
from pages.models import OfficialDocumentPage
from wagtail.models import Page
print(Page.objects.count(), list(OfficialDocumentPage.objects.values_list("subject")))
"""


@dataclass(frozen=True)
class Site:
    """An installation of its own: a folder, and for PostgreSQL a database."""

    folder: Path
    database: str = ""

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ
        }
        environment |= {"DATA_DIR": str(self.folder)}
        if self.database:
            environment["DATABASE_URL"] = self.database
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def counts(self) -> str:
        """What stands in the database, as text; empty where it has no tables."""
        return self.manage("shell", "--no-imports", "-c", COUNT).stdout

    def files(self) -> dict[str, str]:
        """The SHA-256 of every stored file."""
        root = self.folder / "files"
        return {
            str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


def rows(path: Path) -> list[str]:
    """Everything in the database but what restoring itself queues for the index."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        return [line for line in database.iterdump() if "search_" not in line]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Site:
    """A site with a document, a unit's file and an original; the tests only read it."""
    made = Site(tmp_path_factory.mktemp("site") / "data")
    made.folder.mkdir()
    if template_path().exists():
        shutil.copy(template_path(), made.folder / "db.sqlite3")
    assert made.manage("migrate", "-v0").returncode == 0
    filled = made.manage("shell", "--no-imports", "-c", FILL)
    assert filled.returncode == 0, filled.stderr
    return made


@pytest.fixture(scope="module")
def backup(site: Site) -> Path:
    target = site.folder.parent / "sao-luu.zip"
    made = site.manage("backup", str(target))
    assert made.returncode == 0, made.stderr
    assert "database and 2 files" in made.stdout
    return target


def test_what_is_restored_is_what_was_backed_up(site, backup, tmp_path):
    new = Site(tmp_path / "new")
    result = new.manage("restore", str(backup))
    assert result.returncode == 0, result.stderr
    assert new.files() == site.files()
    assert len(new.files()) == 2
    assert rows(new.folder / "db.sqlite3") == rows(site.folder / "db.sqlite3")
    assert new.manage("search_check").returncode == 0
    again = new.manage("restore", str(backup))
    assert again.returncode == 2
    assert "not empty" in again.stderr


def test_a_backup_is_never_overwritten(site, backup):
    before = backup.read_bytes()
    result = site.manage("backup", str(backup))
    assert result.returncode == 2
    assert backup.read_bytes() == before


def changed(backup: Path, folder: Path, **contents: bytes) -> Path:
    """The archive again with members replaced."""
    target = folder / "changed.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, contents.get(name, old.read(name)))
    return target


def manifest_with(backup: Path, **changes: object) -> bytes:
    with zipfile.ZipFile(backup) as archive:
        return json.dumps(
            {**json.loads(archive.read("manifest.json")), **changes}
        ).encode()


def test_a_damaged_backup_is_refused_before_anything_is_written(backup, tmp_path):
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-2000])
    cases = [
        (cut, "cut short"),
        (
            changed(backup, tmp_path, **{"files/documents/ban-goc.pdf": b"forged"}),
            "SHA-256",
        ),
    ]
    for number, (archive, said) in enumerate(cases):
        new = Site(tmp_path / f"new{number}")
        result = new.manage("restore", str(archive))
        assert result.returncode == 1
        assert said in result.stderr
        assert new.files() == {}
        assert new.counts() == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"migrations": ["pages.9999_from_2031"]}, "newer version"),
        ({"database": "postgresql"}, "DATABASE_URL"),
        ({"format": 2}, "format"),
    ],
)
def test_a_backup_that_this_site_cannot_run_on_is_refused(
    backup, tmp_path, changes, said
):
    archive = changed(
        backup, tmp_path, **{"manifest.json": manifest_with(backup, **changes)}
    )
    result = Site(tmp_path / "new").manage("restore", str(archive))
    assert result.returncode == 1
    assert said in result.stderr


@pytest.fixture
def postgresql() -> Iterator[list[str]]:
    """Two empty databases of their own."""
    address = os.environ.get("TEST_POSTGRES_URL")
    if not address:
        pytest.skip("TEST_POSTGRES_URL is not set")
    import psycopg

    names = [f"test_backup_{uuid.uuid4().hex[:12]}" for _ in range(2)]
    with psycopg.connect(address, dbname="postgres", autocommit=True) as server:
        for name in names:
            server.execute(f"CREATE DATABASE {name}")
        yield [f"{address.rsplit('/', 1)[0]}/{name}" for name in names]
        for name in names:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_postgresql_is_backed_up_by_its_own_tools(postgresql, tmp_path):
    first = Site(tmp_path / "first", postgresql[0])
    second = Site(tmp_path / "second", postgresql[1])
    assert first.manage("migrate", "-v0").returncode == 0
    filled = first.manage("shell", "--no-imports", "-c", FILL)
    assert filled.returncode == 0, filled.stderr
    archive = tmp_path / "sao-luu.zip"
    made = first.manage("backup", str(archive))
    assert made.returncode == 0, made.stderr
    result = second.manage("restore", str(archive))
    assert result.returncode == 0, result.stderr
    assert second.files() == first.files()
    assert "mở sổ nhân dân" in first.counts()
    assert second.counts() == first.counts()
