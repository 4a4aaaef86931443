"""Files named to the command or found in the watched folder become drafts at once.

Safe to repeat after a death at any moment: the draft, its file and its row are one
transaction, and a file that is here already is told by its SHA-256 without being read.
"""

import hashlib
import logging
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from intranet.extraction import ExtractionError, kinds, sniff
from intranet.extraction.unpacking import unpack
from intranet.uploads import Kind, UploadRefused, admit
from pages.importing import drafts
from pages.importing.cited import cited_pages
from pages.importing.letters_json import from_json
from pages.importing.outcomes import Outcome, Status
from pages.intake import rows
from pages.intake.keeping import SAME_FILE, Kept, find_kept, keep
from pages.models import IntakeFile, LibraryPage

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manner:
    """Where drafts go, and what a dry run may look at."""

    section: LibraryPage | None
    dry_run: bool = False
    has_pages: bool = True
    """False in a dry run beside a database that was never set up."""
    source: IntakeFile.Source = IntakeFile.Source.COMMAND


def import_file(name: str, manner: Manner) -> Iterator[Outcome]:
    """What became of a file, or of each member of an archive; the failure of one harms
    no other."""
    path = Path(name)
    if not path.is_file():
        yield Outcome(name, Status.FAILED, _("There is no such file."))
    elif path.suffix.lower() == ".zip" and sniff(path) == kinds.ZIP:
        yield from _members(name, path, manner)
    else:
        yield _guarded(name, path, manner)


def _members(name: str, path: Path, manner: Manner) -> Iterator[Outcome]:
    sha256 = sha256_of(path)
    try:
        with path.open("rb") as stream:
            admit(
                File(stream, path.name),
                kind=Kind.IMPORT,
                user=None,
                use_pass=not manner.dry_run,
                members_apart=True,
            )
        with tempfile.TemporaryDirectory(prefix="archive-") as folder:
            for inner, member in unpack(path, Path(folder)):
                named = member.with_name(Path(inner).name or "member")
                member.rename(named)
                yield _guarded(f"{name}/{inner}", named, manner)
                named.rename(member)
    except UploadRefused as refusal:
        yield _refused(name, refusal, sha256)
    except ExtractionError as error:
        yield Outcome(name, Status.FAILED, _(error.message), sha256=sha256)


def _guarded(name: str, path: Path, manner: Manner) -> Outcome:
    sha256 = None
    try:
        sha256 = sha256_of(path)
        again = None if manner.dry_run else _known_by_content(name, sha256)
        return again or _import(name, path, manner)
    except UploadRefused as refusal:
        return _refused(name, refusal, sha256)
    except ExtractionError as error:
        return Outcome(name, Status.FAILED, _(error.message), sha256=sha256)
    except OperationalError:
        raise
    except Exception as error:
        logger.exception("import failed: %s", type(error).__name__)
        reason = rows.as_failed(error)["reason"]
        return Outcome(name, Status.FAILED, reason, sha256=sha256)


def _refused(name: str, refusal: UploadRefused, sha256: str | None) -> Outcome:
    failed = refusal.code in rows.CANNOT_BE_READ
    status = Status.FAILED if failed else Status.REFUSED
    return Outcome(
        name,
        status,
        " ".join(refusal.messages),
        sha256=sha256,
        is_secret=refusal.code == rows.MARKED,
    )


def _known_by_content(name: str, sha256: str) -> Outcome | None:
    """What was read of this very file when it was imported."""
    row = (
        IntakeFile.objects.filter(sha256=sha256)
        .exclude(page=None)
        .exclude(letter={})
        .first()
    )
    if row is None:
        return None
    letter = from_json(row.letter)
    return Outcome(
        name,
        Status.DUPLICATE,
        _(SAME_FILE),
        page_id=row.page_id,
        sha256=sha256,
        ocr=row.ocr,
        letter=letter,
        cited=cited_pages(letter),
        warnings=letter.warnings,
    )


def _import(name: str, path: Path, manner: Manner) -> Outcome:
    reading = drafts.read(path, use_pass=not manner.dry_run)
    letter = reading.letter
    outcome = Outcome(
        name,
        Status.DRAFT,
        sha256=reading.admitted.sha256,
        ocr=reading.extracted.ocr,
        letter=letter,
        cited=cited_pages(letter)
        if manner.has_pages
        else [None] * len(letter.citations),
        warnings=reading.warnings,
    )
    kept = None
    if manner.dry_run:
        kept = find_kept(reading, by=None) if manner.has_pages else None
    elif manner.section is not None:
        kept = _keep(reading, manner.section, manner.source)
    if kept:
        outcome.page_id = kept.page.pk
        outcome.reason = kept.reason or None
        outcome.status = Status.DUPLICATE if kept.reason else Status.DRAFT
    return outcome


@transaction.atomic
def _keep(
    reading: drafts.Reading, section: LibraryPage, source: IntakeFile.Source
) -> Kept:
    """The draft with its row at the desk, where a person checks it."""
    kept = keep(reading=reading, section=section, by=None)
    if not kept.reason:
        admitted = reading.admitted
        IntakeFile.objects.create(
            name=admitted.safe_name,
            sha256=admitted.sha256,
            size=admitted.size,
            passed=admitted.passed_by,
            source=source,
            section=section,
            page=kept.page,
            **rows.as_read(reading),
        )
    return kept


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
