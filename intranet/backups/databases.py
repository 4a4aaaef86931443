"""The database as one file and back: SQLite's own online backup, or PostgreSQL's tools.

https://www.sqlite.org/backup.html, https://www.postgresql.org/docs/15/app-pgdump.html
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader


class DatabaseRefused(Exception):
    """The database cannot be copied or filled; the text says why and what to do."""


def applied() -> list[str]:
    """The migrations that the database has, as ``app.name``."""
    loader = MigrationLoader(connection)
    return sorted(f"{app}.{name}" for app, name in loader.applied_migrations)


def unknown(migrations: list[str]) -> list[str]:
    """Those of ``migrations`` that this version of the programme does not have."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {f"{app}.{name}" for app, name in loader.disk_migrations}
    apps = {app for app, _ in loader.disk_migrations}
    return [
        name
        for name in migrations
        if name not in ours
        and (name.split(".")[0] in apps)
        and not _replaced(loader, name)
    ]


def _replaced(loader: MigrationLoader, name: str) -> bool:
    """Whether a squashed migration stands for ``name`` now."""
    key = tuple(name.split(".", 1))
    return any(key in one.replaces for one in loader.disk_migrations.values())


def is_empty() -> bool:
    """Whether no table is in the database yet."""
    return not connection.introspection.table_names()


def dump(target: Path) -> None:
    """Write a consistent copy to ``target`` while the site goes on writing.

    Raises:
        DatabaseRefused: PostgreSQL's tools are missing or failed.
    """
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
        return
    _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def load(source: Path) -> None:
    """Fill the empty database from a copy that ``dump`` made.

    Raises:
        DatabaseRefused: the copy is damaged, or PostgreSQL's tools are missing or failed.
    """
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(source)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                raise DatabaseRefused(f"The copy of the database is damaged: {verdict}")
            copy.backup(connection.connection)
        return
    name = connection.settings_dict["NAME"]
    _postgresql(
        "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", str(source)
    )


def _postgresql(tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's tools with the site's own connection."""
    path = shutil.which(tool)
    if path is None:
        raise DatabaseRefused(
            f"{tool} is not installed; on Debian and Ubuntu: apt install postgresql-client"
        )
    settings = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": settings["HOST"],
        "PGPORT": str(settings["PORT"] or 5432),
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    done = subprocess.run(  # noqa: S603  # PostgreSQL's own tool, found on the path
        [path, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DatabaseRefused(f"{tool}: {done.stderr.strip()}")
