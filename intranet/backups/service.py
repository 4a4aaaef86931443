"""Making a backup and putting one back."""

import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from intranet.backups import archive as archives
from intranet.backups import databases

Advance = Callable[[str], None]
SPOOL = 8 << 20


class NotEmpty(Exception):
    """There is content already where a backup should go."""


def make(target: Path, advance: Advance) -> archives.Manifest:
    """Write database, files and manifest to ``target``; it appears only when whole.

    The database is copied first, so every file that the copy names was there when the
    files were listed; one that is deleted meanwhile is named in ``missing``.

    Raises:
        DatabaseRefused: the database could not be copied.
        FileExistsError: ``target`` exists; a backup is never overwritten.
    """
    if target.exists():
        raise FileExistsError(target)
    partial = target.with_name(f"{target.name}.partial")
    manifest = archives.Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=databases.applied(),
    )
    try:
        with zipfile.ZipFile(
            partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as zipped:
            _add_database(zipped, manifest, advance)
            for name in stored_files():
                _add_file(zipped, manifest, name)
                advance(name)
            archives.write_manifest(zipped, manifest)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _database_name(vendor: str) -> str:
    return f"database.{vendor}"


def _add_database(
    zipped: zipfile.ZipFile, manifest: archives.Manifest, advance: Advance
) -> None:
    """Copy the database through a file of its own: it must not change while it is read."""
    name = _database_name(manifest.database)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        databases.dump(copy)
        with copy.open("rb") as source:
            manifest.members[name] = archives.add(zipped, name, source)
    advance(name)


def _add_file(zipped: zipfile.ZipFile, manifest: archives.Manifest, name: str) -> None:
    """Copy one stored file, or note that it is gone."""
    try:
        source = default_storage.open(name, "rb")
    except FileNotFoundError:
        manifest.missing.append(name)
        return
    with source:
        key = f"{archives.FILES}{name}"
        manifest.members[key] = archives.add(zipped, key, source)


def stored_files(folder: str = "") -> Iterator[str]:
    """The names of all files in the storage, folder by folder."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(names))
    for inner in sorted(folders):
        yield from stored_files(f"{prefix}{inner}")


def restore(source: Path, advance: Advance) -> archives.Manifest:
    """Check the archive whole, then fill the empty database and the empty storage.

    Raises:
        BadArchive: the archive is damaged, of another database or of a newer version.
        DatabaseRefused: the database could not be filled.
        NotEmpty: database or storage hold something; nothing is overwritten.
    """
    if not databases.is_empty():
        raise NotEmpty("The database is not empty.")
    if next(stored_files(), None) is not None:
        raise NotEmpty("The folder of files is not empty.")
    try:
        zipped = zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise archives.BadArchive("It is not a ZIP, or was cut short.") from error
    with zipped:
        manifest = archives.read_manifest(zipped)
        _refuse_foreign(manifest)
        archives.verify(zipped, manifest, lambda _name: None)
        _load_database(zipped, manifest, advance)
        for name in manifest.members:
            if name.startswith(archives.FILES):
                with zipped.open(name) as content:
                    default_storage.save(
                        name.removeprefix(archives.FILES), File(content)
                    )
                advance(name)
    return manifest


def _refuse_foreign(manifest: archives.Manifest) -> None:
    """Refuse what this installation cannot run on."""
    if manifest.database != connection.vendor:
        raise archives.BadArchive(
            f"It holds a {manifest.database} database; DATABASE_URL names {connection.vendor}."
        )
    if newer := databases.unknown(manifest.migrations):
        raise archives.BadArchive(
            "It was made by a newer version of this site; install that version first"
            f" (unknown here: {', '.join(newer[:5])})."
        )


def _load_database(
    zipped: zipfile.ZipFile, manifest: archives.Manifest, advance: Advance
) -> None:
    """Unpack the copy of the database and load it."""
    name = _database_name(manifest.database)
    if name not in manifest.members:
        raise archives.BadArchive("It has no database.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(zipped.extract(name, folder))
        databases.load(copy)
    advance(name)
