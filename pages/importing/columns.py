"""The two columns at the foot of a document, parted again where they ran together."""

import re
from dataclasses import replace

from .folding import capitals
from .letters import CAPITAL
from .listed import is_bullet
from .pieces import LEFT, RIGHT, WHOLE, Piece
from .signature import RECIPIENTS, is_authority, is_signer_title, name_in

_CAPITALS_AT_END = re.compile(
    rf"(?:^|(?<=[\s;:.,]))((?:[{CAPITAL}][{CAPITAL}/]*\.?\s+)+[{CAPITAL}]{{2,}})\W*$"
)
_NAME_AT_END = re.compile(r"(?<=[;.])\s+((?:[^\W\d_]+\s+){1,4}[^\W\d_]+)\W*$")


def part_columns(zone: list[Piece]) -> list[Piece]:
    """The zone with `Nơi nhận:` and each merged line cut in two."""
    parted: list[Piece] = []
    for piece in zone:
        label = RECIPIENTS.match(piece.folded)
        if label and len(piece.text) > label.end():
            parted.append(replace(piece, text=piece.text[: label.end()], column=LEFT))
            rest = re.sub(r"^[^\w-]*(?:\d\s+)?", "", piece.text[label.end() :])
            if rest:
                column = RIGHT if capitals(rest) > 0.6 else LEFT
                parted.append(replace(piece, text=rest, column=column))
            continue
        parted += _part(piece)
    return parted


def _part(piece: Piece) -> list[Piece]:
    if piece.column != WHOLE or not is_bullet(piece.text):
        return [piece]
    for pattern in (_CAPITALS_AT_END, _NAME_AT_END):
        found = pattern.search(piece.text)
        if not found or found.start(1) < 6:
            continue
        right = found[1].strip()
        if is_authority(right) or is_signer_title(right) or name_in(right):
            left = piece.text[: found.start(1)].strip()
            return [
                replace(piece, text=left, column=LEFT),
                replace(piece, text=right, column=RIGHT),
            ]
    return [piece]


def left_of(zone: list[Piece]) -> list[Piece]:
    """What may be recipients: the left column, or bullets and what runs on after them."""
    label = next((at for at, p in enumerate(zone) if RECIPIENTS.match(p.folded)), None)
    if label is None:
        return []
    side = zone[label].column
    left: list[Piece] = []
    for piece in zone[label + 1 :]:
        text = piece.text
        if piece.column == RIGHT and side != RIGHT:
            continue
        if not is_bullet(text) and (is_authority(text) or _is_signer(text)):
            if piece.column == WHOLE:
                break
            continue
        left.append(piece)
    return left


def _is_signer(text: str) -> bool:
    return is_signer_title(text) and capitals(text) > 0.75
