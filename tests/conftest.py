"""What every test shares: a migrated database, made once and then copied.

Migrating takes some 15 seconds. On SQLite the first run keeps a copy of the migrated
database, and each process of later runs starts from it; a changed migration or library
makes a new one.
"""

import hashlib
import os
import shutil
import tempfile
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
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give this process a database file of its own, copied where there is a template."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"test_intranet_{os.getpid()}"
        return
    own = tmp_path_factory.mktemp("database") / "test.sqlite3"
    if template_path().exists():
        shutil.copy(template_path(), own)
    connection.settings_dict["TEST"]["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Migrate what the copy lacks instead of starting from nothing."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Keep the migrated database for the next process."""
    template = template_path()
    if connection.vendor != "sqlite" or template.exists():
        return
    with django_db_blocker.unblock():
        draft = template.with_suffix(f".{os.getpid()}")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(draft)])
        draft.replace(template)
