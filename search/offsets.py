"""Text brought to one form without losing where each letter stood.

Readers of symbols and citations work on composed (NFC) text and answer with offsets of
the text as it was given, which may be decomposed (NFD).
"""

import unicodedata
from functools import cache

from search.document_types import fold


def compose(text: str) -> tuple[str, list[int] | None]:
    """NFC of a text and, where that moved letters, the origin of each of them."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    composed: list[str] = []
    origin: list[int] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            cluster = unicodedata.normalize("NFC", text[start:index])
            composed.append(cluster)
            origin += [start] * len(cluster)
            start = index
    return "".join(composed), [*origin, len(text)]


def fold_letters(text: str) -> str:
    """Lower case without marks, letter by letter, so that offsets stay."""
    return "".join(map(_fold_letter, text))


@cache
def _fold_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter
