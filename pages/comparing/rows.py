"""Two texts as rows that a page shows side by side, with what differs marked."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from pages.anchors import Block
from pages.comparing.aligning import Change, Row, align
from pages.comparing.pieces import Piece, pieces
from pages.comparing.words import marked


@dataclass(frozen=True)
class Side:
    """What a row shows of one text."""

    name: str
    html: SafeString | str


@dataclass(frozen=True)
class ShownRow:
    """A row as the template shows it."""

    change: Change
    old: Side | None
    new: Side | None


def compared(
    old: list[Block], new: list[Block], *, same_document: bool
) -> dict[str, Any]:
    """The rows, and how many there are of each change."""
    rows = align(pieces(old), pieces(new), same_document=same_document)
    shown = [_shown(row) for row in rows]
    counts = {
        str(change): sum(row.change is change for row in shown) for change in Change
    }
    return {"rows": shown, "counts": counts}


def _shown(row: Row) -> ShownRow:
    if row.change is Change.CHANGED and row.old and row.new:
        left, right = marked(row.old.text, row.new.text)
        return ShownRow(row.change, Side(row.old.name, left), Side(row.new.name, right))
    return ShownRow(row.change, _side(row.old), _side(row.new))


def _side(piece: Piece | None) -> Side | None:
    return Side(piece.name, piece.text) if piece else None
