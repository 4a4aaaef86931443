"""Two imports of one file at the same moment, each a process on one database."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, template_path
from tests.pages.importing.test_import_command import PLAN


@pytest.fixture
def environment(db, tmp_path: Path) -> dict[str, str]:
    """A site of its own in a folder, from the migrated template."""
    if not template_path().exists():
        pytest.skip("the template of the database is made by the first run")
    shutil.copy(template_path(), tmp_path / "db.sqlite3")
    return os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
    }


def test_one_file_makes_one_draft(environment, tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, "utf-8")
    manage = [sys.executable, "manage.py"]
    subprocess.run(
        [*manage, "setup_site"],
        cwd=ROOT, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    both = [
        subprocess.Popen(
            [*manage, "import_document", str(path), "--json"],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    answers = [json.loads(one.communicate()[0]) for one in both]
    assert sorted(answer["status"] for answer in answers) == ["draft", "duplicate"]
    assert len({answer["page_id"] for answer in answers}) == 1
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        count = database.execute("select count(*) from pages_officialdocumentpage")
        assert count.fetchone() == (1,)
    database.close()
