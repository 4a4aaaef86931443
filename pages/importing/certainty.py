"""How sure a field is, 0 to 1: the check page asks a clerk to look where it is not."""

from .fields import Letter

_OCR = 0.85
_NEEDED = (
    "issuing_body",
    "document_type",
    "number",
    "symbol",
    "date",
    "place",
    "subject",
    "signer",
)
_OPTIONAL = (
    "parent_body", "effective_from", "urgency", "circulation", "addressees", "recipients",
    "signing_authority", "signer_title", "citations", "duties",
)  # fmt: skip


def of(sure: float, ocr: bool) -> float:
    """Less sure by as much as OCR may have misread."""
    return round(sure * (_OCR if ocr else 1), 2)


def complete(letter: Letter) -> None:
    """Fields that were not found: low where every document has one, high where few do."""
    for name in _NEEDED:
        letter.confidence.setdefault(name, 0.3)
    for name in _OPTIONAL:
        letter.confidence.setdefault(name, 0.8)
