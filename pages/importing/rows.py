"""Words of one row that OCR or a wide space tore apart, put together: `Số:` `12/KH-UBND`."""

from dataclasses import replace

from .pieces import Piece

_SHORT = 9
_GAP = 0.045


def rejoined(pieces: list[Piece]) -> list[Piece]:
    """A torn-off word goes back to the nearest words on its row, before or after."""
    kept = list(pieces)
    for piece in [one for one in pieces if one.box and len(one.text) <= _SHORT]:
        near = [other for other in kept if other is not piece and _touch(piece, other)]
        if not near or not any(one is piece for one in kept):
            continue
        other = min(near, key=lambda one: _gap(piece, one))
        left, right = sorted((piece, other), key=lambda one: one.box or ())
        joined = replace(other, text=f"{left.text} {right.text}", line=left.line)
        first = min(_place(kept, piece), _place(kept, other))
        kept = [one for one in kept if one is not piece and one is not other]
        kept.insert(first, joined)
    return kept


def _place(pieces: list[Piece], wanted: Piece) -> int:
    return next(at for at, piece in enumerate(pieces) if piece is wanted)


def _gap(piece: Piece, other: Piece) -> float:
    if piece.box is None or other.box is None:
        return 1.0
    return max(piece.box[0], other.box[0]) - min(piece.box[2], other.box[2])


def _touch(piece: Piece, other: Piece) -> bool:
    if piece.box is None or other.box is None or piece.page != other.page:
        return False
    if abs(piece.index - other.index) > 12 or piece.line is other.line:
        return False
    middle = (piece.box[1] + piece.box[3]) / 2
    level = other.box[1] - 0.004 <= middle <= other.box[3] + 0.004
    return level and -0.01 <= _gap(piece, other) < _GAP
