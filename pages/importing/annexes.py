"""Where the document itself ends and its annexes, or what it issues, begin."""

import re

from .folding import capitals
from .pieces import Piece
from .types import type_of_title

ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?(?:[ivx]+|\d+|[a-z]))?\s*(?:[.:\-].*)?$")
FORM = re.compile(r"mau (?:so\s*)?\d+[a-z]?(?:[/-][\w-]+)?\s*\.?$")
_WITH = re.compile(r"\(?\s*(?:ban hanh )?kem theo")


def is_annex(piece: Piece) -> bool:
    """`PHỤ LỤC I`, `Mẫu số 01/TCD`."""
    return bool(ANNEX.match(piece.folded) or FORM.match(piece.folded))


def is_attached(pieces: list[Piece], at: int) -> bool:
    """A title in capitals with `(Ban hành kèm theo …)` below: `QUY CHẾ`, `ĐỀ ÁN` …"""
    piece = pieces[at]
    if capitals(piece.text) < 0.8 or not type_of_title(piece.text):
        return False
    return any(_WITH.match(below.folded) for below in pieces[at + 1 : at + 6])


def main_part(pieces: list[Piece], start: int) -> list[Piece]:
    """The pieces before the first annex on the page."""
    for at in range(start + 1, len(pieces)):
        if is_annex(pieces[at]) or is_attached(pieces, at):
            return [*pieces[:at], *_higher(pieces, at)]
    return pieces


def _higher(pieces: list[Piece], at: int) -> list[Piece]:
    """The other column of the signature, where it is read after the annex below it."""
    head = pieces[at].box
    if head is None:
        return []
    return [
        piece
        for piece in pieces[at + 1 : at + 20]
        if piece.page == pieces[at].page and piece.box and piece.box[3] <= head[1]
    ]
