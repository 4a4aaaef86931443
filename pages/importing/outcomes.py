"""What became of each file: the JSON object of the contract ``import_document``."""

import hashlib
import logging
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.utils.translation import gettext as _

from intranet.extraction import ExtractionError, Reason
from intranet.uploads import UploadRefused
from pages import held_documents
from pages.citation_resolution import Status as Resolved
from pages.citation_resolution import resolve
from pages.importing import drafts
from pages.importing.fields import Letter
from pages.models import LibraryPage

logger = logging.getLogger(__name__)

_CANNOT_BE_READ = (Reason.EMPTY, Reason.BROKEN, Reason.ENCRYPTED, Reason.TIMEOUT)
_WORDS = (
    "issuing_body",
    "parent_body",
    "number",
    "symbol",
    "document_type",
    "place",
    "date",
    "effective_from",
    "urgency",
    "subject",
    "addressees",
    "recipients",
    "signing_authority",
    "signer_title",
    "signer",
)


class Status(StrEnum):
    """Where a file has come to."""

    DRAFT = "draft"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass
class Outcome:
    """One file; ``letter`` is empty where it could not be read."""

    file: str
    status: Status
    reason: str | None = None
    page_id: int | None = None
    sha256: str | None = None
    ocr: bool = False
    letter: Letter = field(default_factory=Letter)
    cited: list[int | None] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Whether the document is here now."""
        return self.status in (Status.DRAFT, Status.DUPLICATE)

    def as_json(self) -> dict[str, Any]:
        """Every key of the contract; what is not in the document is null."""
        letter = self.letter
        return {
            "file": self.file,
            "status": self.status.value,
            "reason": self.reason,
            "page_id": self.page_id,
            "sha256": self.sha256,
            "ocr": self.ocr,
            "confidence": letter.confidence,
            **{name: getattr(letter, name) or None for name in _WORDS},
            "citations": [
                {
                    "text": citation.text,
                    "number": citation.number,
                    "symbol": citation.symbol,
                    "date": citation.date,
                    "page_id": page_id,
                }
                for citation, page_id in zip(letter.citations, self.cited, strict=True)
            ],
            "duties": [
                {"number": duty.number, "text": duty.text} for duty in letter.duties
            ],
            "warnings": self.warnings,
        }


def import_file(
    name: str, *, section: LibraryPage | None, dry_run: bool, has_pages: bool = True
) -> Outcome:
    """Make a draft of a file, or say why not; its failure harms no other file.

    ``has_pages`` is false in a dry run beside a database that was never set up.
    """
    path = Path(name)
    if not path.is_file():
        return Outcome(name, Status.FAILED, _("There is no such file."))
    sha256 = None
    try:
        sha256 = _sha256(path)
        return _import(name, path, section, dry_run, has_pages)
    except UploadRefused as refusal:
        failed = refusal.code in _CANNOT_BE_READ
        status = Status.FAILED if failed else Status.REFUSED
        return Outcome(name, status, " ".join(refusal.messages), sha256=sha256)
    except ExtractionError as error:
        return Outcome(name, Status.FAILED, _(error.message), sha256=sha256)
    except OperationalError:
        raise
    except Exception as error:
        logger.exception("import failed: %s", type(error).__name__)
        reason = _("The file could not be read: %(error)s.") % {
            "error": type(error).__name__
        }
        return Outcome(name, Status.FAILED, reason, sha256=sha256)


def _import(
    name: str,
    path: Path,
    section: LibraryPage | None,
    dry_run: bool,
    has_pages: bool,
) -> Outcome:
    reading = drafts.read(path, use_pass=not dry_run)
    sha256, letter = reading.admitted.sha256, reading.letter
    outcome = Outcome(
        name,
        Status.DRAFT,
        sha256=sha256,
        ocr=reading.extracted.ocr,
        letter=letter,
        cited=_cited(letter, has_pages),
        warnings=reading.warnings,
    )
    held = None
    if has_pages:
        held = drafts.same_file(sha256)
        outcome.reason = _("The same file is here already.") if held else None
    if has_pages and held is None:
        held = drafts.same_key(letter)
        outcome.reason = _("The same document is here already.") if held else None
    if held:
        outcome.status, outcome.page_id = Status.DUPLICATE, held.pk
    elif section is not None and not dry_run:
        outcome.page_id = drafts.make_draft(reading=reading, section=section).pk
    return outcome


def _cited(letter: Letter, has_pages: bool) -> list[int | None]:
    """The page of each cited document that is held here."""
    if not has_pages:
        return [None] * len(letter.citations)
    lookup = held_documents.lookup()
    nearby = [body for body in (letter.issuing_body, letter.parent_body) if body]
    found: list[int | None] = []
    for citation in letter.citations:
        meant = resolve(citation, lookup, nearby_issuers=nearby, as_of=letter.date)
        is_held = meant.status is Resolved.RESOLVED and meant.candidate
        found.append(meant.candidate.id if is_held and meant.candidate else None)
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
