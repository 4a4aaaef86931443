"""Which piece of the new text stands for which of the old one. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pages.comparing.pieces import Piece

ALIKE = 0.5
_WORD = re.compile(r"\w+")


class Change(StrEnum):
    """What became of a piece."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Row:
    """Two pieces side by side, or one with nothing beside it."""

    old: Piece | None
    new: Piece | None

    @property
    def change(self) -> Change:
        """What became of it; a piece that only has another number is the same."""
        if self.old is None:
            return Change.ADDED
        if self.new is None:
            return Change.REMOVED
        return Change.SAME if self.old.text == self.new.text else Change.CHANGED


def align(
    old: Sequence[Piece], new: Sequence[Piece], *, same_document: bool
) -> list[Row]:
    """In the order of the new text; what was taken out stands where it stood.

    In one document an anchor is the same place for ever. In two documents a number may
    mean another matter, so the words have to be alike as well.
    """
    partner = _equal(old, new)
    _by_anchor(old, new, partner, least=0.0 if same_document else ALIKE)
    _by_words(old, new, partner)
    return _in_order(old, new, partner)


def _equal(old: Sequence[Piece], new: Sequence[Piece]) -> dict[int, int]:
    """New to old where the words are the very same; each old piece once."""
    places: dict[str, list[int]] = {}
    for index, piece in enumerate(old):
        places.setdefault(piece.text, []).append(index)
    partner: dict[int, int] = {}
    for index, piece in enumerate(new):
        free = places.get(piece.text)
        if free:
            same = next((i for i in free if old[i].anchor == piece.anchor), free[0])
            free.remove(same)
            partner[index] = same
    return partner


def _by_anchor(
    old: Sequence[Piece], new: Sequence[Piece], partner: dict[int, int], least: float
) -> None:
    taken = set(partner.values())
    places = {p.anchor: i for i, p in enumerate(old) if p.anchor and i not in taken}
    for index, piece in enumerate(new):
        other = places.get(piece.anchor) if piece.anchor else None
        if index in partner or other is None:
            continue
        if likeness(_words(old[other]), _words(piece)) >= least:
            partner[index] = places.pop(piece.anchor)


def _by_words(
    old: Sequence[Piece], new: Sequence[Piece], partner: dict[int, int]
) -> None:
    taken = set(partner.values())
    free = {i: _words(piece) for i, piece in enumerate(old) if i not in taken}
    for index, piece in enumerate(new):
        if index in partner or not free:
            continue
        words = _words(piece)
        best = max(free, key=lambda i: likeness(free[i], words))
        if likeness(free[best], words) >= ALIKE:
            partner[index] = best
            del free[best]


def _words(piece: Piece) -> frozenset[str]:
    return frozenset(_WORD.findall(piece.text.lower()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two pieces have in common."""
    union = len(one | other)
    return len(one & other) / union if union else 1.0


def _in_order(
    old: Sequence[Piece], new: Sequence[Piece], partner: dict[int, int]
) -> list[Row]:
    kept = set(partner.values())
    rows: list[Row] = []
    reached = 0
    for index, piece in enumerate(new):
        other = partner.get(index)
        if other is not None and other >= reached:
            gone = (i for i in range(reached, other) if i not in kept)
            rows += [Row(old[i], None) for i in gone]
            reached = other + 1
        rows.append(Row(old[other] if other is not None else None, piece))
    rows += [Row(old[i], None) for i in range(reached, len(old)) if i not in kept]
    return rows
