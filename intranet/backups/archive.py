"""The archive itself: a ZIP of the database, the files and a manifest of SHA-256.

The manifest is the last member, so an archive that was cut short has none and is known
by that.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files/"
CHUNK = 1 << 20


class BadArchive(Exception):
    """The archive is cut short, changed, or not one of ours; the text says which."""


@dataclass(frozen=True)
class Member:
    """One entry of the manifest; ``size`` in bytes."""

    sha256: str
    size: int


@dataclass
class Manifest:
    """What an archive holds. ``migrations`` are ``app.name`` of those applied;
    ``missing`` are files that vanished while they were copied."""

    made_at: str
    database: str
    migrations: list[str]
    format: int = FORMAT
    members: dict[str, Member] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def add(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> Member:
    """Copy a stream into the archive in pieces; returns its checksum and size."""
    digest, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Member(digest.hexdigest(), size)


def write_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Close the list; nothing may be added after it."""
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1, sort_keys=True))


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """The manifest of an archive.

    Raises:
        BadArchive: there is none, or it is of another format.
    """
    try:
        content = json.loads(archive.read(MANIFEST))
        members = {name: Member(**of) for name, of in content.pop("members").items()}
        manifest = Manifest(**content, members=members)
    except (KeyError, TypeError, ValueError) as error:
        raise BadArchive("It has no readable manifest: it was cut short.") from error
    if manifest.format != FORMAT:
        raise BadArchive(
            f"Its format is {manifest.format}; this version reads {FORMAT}."
        )
    return manifest


def verify(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    advance: Callable[[str], None],
) -> None:
    """Read every member and hold it against the manifest, before anything is restored.

    Raises:
        BadArchive: a member is missing, surplus, changed, or has a name that would
            leave the folder of files.
    """
    names = set(archive.namelist()) - {MANIFEST}
    if odd := names ^ set(manifest.members):
        raise BadArchive(f"Manifest and content differ: {', '.join(sorted(odd)[:5])}")
    for name, member in manifest.members.items():
        if ".." in Path(name).parts or name.startswith("/"):
            raise BadArchive(f"A name leads out of the folder: {name}")
        digest = hashlib.sha256()
        try:
            for chunk in pieces(archive, name):
                digest.update(chunk)
        except zipfile.BadZipFile as error:
            raise BadArchive(f"{name} is damaged: {error}") from error
        if digest.hexdigest() != member.sha256:
            raise BadArchive(f"{name} is not what was backed up: its SHA-256 differs.")
        advance(name)


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member in pieces, so that a video does not have to fit into memory."""
    with archive.open(name) as source:
        while chunk := source.read(CHUNK):
            yield chunk
