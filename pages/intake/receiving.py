"""Files dropped on the desk: through the one door, then a row each that waits to be read.

An archive is not kept; each of its members comes through the door by itself. What is
refused is never stored, and of a state secret not even its name.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from intranet.extraction import ExtractionError, kinds, sniff
from intranet.extraction.unpacking import unpack
from intranet.file_names import split_ending
from intranet.models import User
from intranet.uploads import Admitted, Kind, UploadRefused, admit
from pages.importing import drafts
from pages.intake import rows
from pages.intake.keeping import SAME_FILE, known
from pages.intake.sections import sections_of
from pages.models import IntakeFile, IntakeState, LibraryPage

MOST_MEMBERS = 500
TOO_MANY = gettext_noop("The archive holds more than %(most)s files. Divide it.")
"""An English message id, translated when shown."""


def receive(
    *, files: Iterable[File], section: LibraryPage, by: User
) -> list[IntakeFile]:
    """A row for each file, and for each member of an archive."""
    if section not in sections_of(by):
        raise PermissionDenied
    return [row for file in files for row in _rows(file, section, by)]


def _rows(file: File, section: LibraryPage, by: User) -> Iterator[IntakeFile]:
    row = IntakeFile(section=section, owner=by, size=file.size or 0)
    name = file.name or ""
    try:
        admitted = admit(file, kind=Kind.IMPORT, user=by, name=name, members_apart=True)
    except UploadRefused as refusal:
        yield _not_taken(row, refusal, name)
        return
    if admitted.media_type == kinds.ZIP:
        yield from _members(file, admitted, row)
    else:
        yield _taken(file, admitted, row)


def _not_taken(row: IntakeFile, refusal: UploadRefused, name: str) -> IntakeFile:
    for field, value in rows.as_refused(refusal, name).items():
        setattr(row, field, value)
    row.save()
    row.shown_name = name  # type: ignore[attr-defined]  # said once, never stored
    return row


@transaction.atomic
def _taken(file: File, admitted: Admitted, row: IntakeFile) -> IntakeFile:
    """Store the file to be read later, unless its document is here already."""
    row.name, row.sha256 = admitted.safe_name, admitted.sha256
    row.size, row.media_type = admitted.size, admitted.media_type
    row.passed = admitted.passed_by
    held = drafts.same_file(admitted.sha256, known=known(row.owner))
    if held:
        row.state, row.page, row.reason = IntakeState.DUPLICATE, held, _(SAME_FILE)
    else:
        row.file.save(admitted.safe_name, file, save=False)
    row.save()
    return row


def _members(
    file: File, admitted: Admitted, archive: IntakeFile
) -> Iterator[IntakeFile]:
    def new_row() -> IntakeFile:
        return IntakeFile(
            section=archive.section, owner=archive.owner, within=admitted.safe_name
        )

    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        path = Path(folder) / "archive"
        with path.open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
        count = 0
        try:
            for name, member in unpack(path, Path(folder)):
                count += 1
                if count > MOST_MEMBERS:
                    raise UploadRefused(
                        _(TOO_MANY) % {"most": MOST_MEMBERS}, code="archive"
                    )
                yield _member(name, member, new_row())
        except (ExtractionError, UploadRefused) as error:
            archive.name, archive.sha256 = admitted.safe_name, admitted.sha256
            if isinstance(error, UploadRefused):
                yield _not_taken(archive, error, admitted.safe_name)
            else:
                yield _failed(archive, error)
    if not count:
        archive.name = admitted.safe_name
        yield _failed(archive, ExtractionError("empty"))


def _member(name: str, path: Path, row: IntakeFile) -> IntakeFile:
    row.size = path.stat().st_size
    with path.open("rb") as stream:
        file = File(stream, name)
        try:
            ending = split_ending(name)[1]
            if ending in ("", "zip") and sniff(path) == kinds.ZIP:
                raise UploadRefused(_(drafts.NESTED), code="archive")
            admitted = admit(file, kind=Kind.IMPORT, user=row.owner, name=name)
        except UploadRefused as refusal:
            return _not_taken(row, refusal, name)
        return _taken(file, admitted, row)


def _failed(row: IntakeFile, error: ExtractionError) -> IntakeFile:
    for field, value in rows.as_failed(error).items():
        setattr(row, field, value)
    row.save()
    return row
