"""Files to text: `extract()` reads any office file, scan or archive.

Knows no other part of the system and imports nothing heavy at start; every format has
its reader in `readers/`, and all of them run in a limited process of their own.
"""

from pathlib import Path

from .dispatch import can_read
from .errors import ExtractionError, Reason
from .kinds import sniff
from .layout import Extracted, Line, Table
from .limits import LIMITS

__all__ = [
    "Extracted",
    "ExtractionError",
    "Line",
    "Reason",
    "Table",
    "can_read",
    "extract",
    "sniff",
]


def extract(
    path: Path,
    *,
    layout: bool = True,
    ocr: bool = True,
    ocr_pages: int = LIMITS.ocr_pages,
) -> Extracted:
    """The text and layout of a file, or ExtractionError, never anything else.

    `layout=False` asks for the text only (quicker for long PDFs). Pages without text
    are read by OCR, at most `ocr_pages` of them.
    """
    from . import sandbox

    return sandbox.run(path, layout=layout, ocr_pages=ocr_pages if ocr else 0)
