"""What became of each file: the JSON object of the contract ``import_document``."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pages.importing.fields import Letter

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
    is_secret: bool = False
    """Refused for a secrecy mark: not even its name may be kept."""

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
