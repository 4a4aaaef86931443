"""Files to text: `extract()` reads any office file, scan or archive member.

Knows no other part of the system and imports nothing heavy at start; every format has
its reader in `readers/`, and all of them run in a limited process of their own.
"""

from .errors import ExtractionError, Reason
from .layout import Extracted, Line, Table

__all__ = ["Extracted", "ExtractionError", "Line", "Reason", "Table"]
