"""The rows of the desk as they are written: what was read, and what went wrong."""

from typing import Any

from django.utils.translation import gettext as _

from intranet.extraction import ExtractionError, Reason
from intranet.uploads import UploadRefused
from pages.importing.drafts import Reading
from pages.importing.letters_json import to_json
from pages.models import IntakeState

UNSURE = 0.75
"""Below this a person is asked to look at a field."""
CANNOT_BE_READ = frozenset(
    (Reason.EMPTY, Reason.BROKEN, Reason.ENCRYPTED, Reason.TIMEOUT)
)
MARKED = "secret"
IMPORTANT = ("document_type", "issuing_body", "number", "symbol", "date", "subject")


def unsure_fields(confidence: dict[str, float]) -> set[str]:
    """The fields that a person is asked to look at."""
    return {name for name, sure in confidence.items() if sure < UNSURE}


def as_read(reading: Reading) -> dict[str, Any]:
    """What a row keeps of a reading."""
    letter = reading.letter
    doubtful = (
        reading.extracted.ocr
        or bool(reading.warnings)
        or not unsure_fields(letter.confidence).isdisjoint(IMPORTANT)
    )
    return {
        "state": IntakeState.LOOK if doubtful else IntakeState.READ,
        "letter": {**to_json(letter), "warnings": reading.warnings},
        "lines": [[line.text, line.page] for line in reading.extracted.lines],
        "ocr": reading.extracted.ocr,
        "page_count": reading.extracted.page_count,
        "media_type": reading.admitted.media_type,
    }


def as_refused(refusal: UploadRefused, name: str) -> dict[str, Any]:
    """Why a file was not taken. The name of a secret may be a secret itself."""
    failed = refusal.code in CANNOT_BE_READ
    return {
        "state": IntakeState.FAILED if failed else IntakeState.REFUSED,
        "reason": " ".join(refusal.messages),
        "name": "" if refusal.code == MARKED else name[:255],
        "sha256": (refusal.params or {}).get("sha256", ""),
    }


def as_failed(error: Exception) -> dict[str, Any]:
    """Why a file could not be read."""
    reason = _("The file could not be read: %(error)s.")
    if isinstance(error, ExtractionError):
        reason = _(error.message)
    else:
        reason %= {"error": type(error).__name__}
    return {"state": IntakeState.FAILED, "reason": reason}
