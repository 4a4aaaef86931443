"""What every test shares: a migrated database, made once and then copied.

Migrating takes some 15 seconds. On SQLite the first run keeps a copy of the migrated
database, and each process of later runs starts from it; a changed migration or library
makes a new one.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parent.parent
APPS = ("intranet", "pages", "search", "units")


def template_path() -> Path:
    """Where the migrated database of this state of the migrations is kept."""
    digest = hashlib.sha256((ROOT / "requirements-dev.lock").read_bytes())
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*")):
            if path.is_file() and {"migrations", "data"} & set(path.parts):
                digest.update(path.read_bytes() if path.suffix != ".pyc" else b"")
    folder = Path(tempfile.gettempdir()) / f"intranet-test-templates-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{digest.hexdigest()[:24]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Fill this process's database in memory from the template, where there is one;
    on PostgreSQL give it a database of its own."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"test_intranet_{os.getpid()}"
        yield
        return
    name = connection.creation._get_test_db_name()
    # The database in memory lives as long as somebody has it open.
    with closing(sqlite3.connect(name, uri=True)) as held:
        if template_path().exists():
            with closing(sqlite3.connect(template_path())) as template:
                template.backup(held)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Keep the migrated database for the next process."""
    template = template_path()
    if connection.vendor != "sqlite" or template.exists():
        return
    draft = template.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), closing(sqlite3.connect(draft)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    draft.replace(template)
