"""A number at the end: consolidated texts are numbered where they are certified.

Pháp lệnh 01/2012/UBTVQH13.
"""

from dataclasses import dataclass

from .dates import Dated, find_dated
from .numbers import Numbered, find_number
from .pieces import Piece
from .types import CONSOLIDATED, type_of_symbol


@dataclass(frozen=True)
class Tail:
    """The number, and the place and date near it."""

    numbered: Numbered
    number_piece: Piece
    dated: Dated | None
    date_piece: Piece | None


def number_at_the_end(pieces: list[Piece], document_type: str | None) -> Tail | None:
    """A line that is nothing but a number whose symbol fits the type already read."""
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        numbered = find_number(piece.text) if len(piece.text) < 60 else None
        if not numbered or not numbered.number or not numbered.symbol or numbered.start:
            continue
        if numbered.end < len(piece.text.rstrip(" .;")):
            continue
        kind = type_of_symbol(numbered.symbol)
        if kind not in (CONSOLIDATED, document_type):
            continue
        for other in pieces[max(0, at - 6) : at + 7]:
            dated = find_dated(other.text)
            if dated:
                return Tail(numbered, piece, dated, other)
        return Tail(numbered, piece, None, None)
    return None
