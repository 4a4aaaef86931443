"""Words of one row that OCR or a wide space tore apart, put together: `Số:` `12/KH-UBND`."""

from dataclasses import replace

from .pieces import Piece

_SHORT = 9
_GAP = 0.045
_REACH = 12


def rejoined(pieces: list[Piece]) -> list[Piece]:
    """A torn-off word goes back to the nearest words on its row, before or after."""
    kept = list(pieces)
    at = 0
    while at < len(kept):
        other = _torn_from(kept, at) if len(kept[at].text) <= _SHORT else None
        if other is None:
            at += 1
            continue
        piece, rest = kept[at], kept[other]
        left, right = sorted((piece, rest), key=lambda one: one.box or ())
        kept[min(at, other)] = replace(
            rest, text=f"{left.text} {right.text}", line=left.line
        )
        del kept[max(at, other)]
    return kept


def _torn_from(kept: list[Piece], at: int) -> int | None:
    """The place of the words beside a short piece, among its neighbours in the text."""
    near = range(max(0, at - _REACH), min(len(kept), at + _REACH + 1))
    found = [one for one in near if one != at and _touch(kept[at], kept[one])]
    return min(found, key=lambda one: _gap(kept[at], kept[one]), default=None)


def _gap(piece: Piece, other: Piece) -> float:
    if piece.box is None or other.box is None:
        return 1.0
    return max(piece.box[0], other.box[0]) - min(piece.box[2], other.box[2])


def _touch(piece: Piece, other: Piece) -> bool:
    if piece.box is None or other.box is None or piece.page != other.page:
        return False
    if piece.line is other.line:
        return False
    middle = (piece.box[1] + piece.box[3]) / 2
    level = other.box[1] - 0.004 <= middle <= other.box[3] + 0.004
    return level and -0.01 <= _gap(piece, other) < _GAP
