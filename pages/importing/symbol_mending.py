"""A symbol that OCR misread, mended from the type and the body that are read beside it.

`CĐĐ-TIg` under the title CÔNG ĐIỆN of the Prime Minister is `CĐ-TTg`.
"""

import re
import unicodedata

from .folding import fold, similar
from .types import type_of_symbol

_ABBREVIATIONS = (
    ("thủ tướng chính phủ", "TTg"),
    ("ủy ban nhân dân", "UBND"),
    ("hội đồng nhân dân", "HĐND"),
    ("đảng ủy", "ĐU"),
    ("tỉnh ủy", "TU"),
    ("thành ủy", "TU"),
    ("văn phòng chính phủ", "VPCP"),
    ("chính phủ", "CP"),
)
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def mended_symbol(symbol: str, document_type: str | None, body: str | None) -> str:
    """The symbol with its first part as the type, its body's part as the body has it."""
    parts = re.split(r"([-/])", _without_tones(symbol))
    if document_type and len(parts) > 1 and type_of_symbol(parts[0]) != document_type:
        parts[0] = _nearer(parts[0], document_type, least=0.75)
    for name, abbreviation in _ABBREVIATIONS:
        if body and fold(name) in fold(body):
            if abbreviation not in parts:
                parts[2:] = [_nearer(part, abbreviation) for part in parts[2:]]
            break
    return "".join(parts)


def _nearer(part: str, right: str, least: float = 0.6) -> str:
    return right if similar(fold(part), fold(right)) >= least else part


def _without_tones(symbol: str) -> str:
    """No symbol carries a tone: `ĐÙ` is `ĐU`."""
    letters = unicodedata.normalize("NFD", symbol)
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in letters if letter not in _TONES)
    )
