"""Lines of a page put together to the paragraphs they were broken from."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from .folding import capitals, fold
from .pieces import Piece

MARKER = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3})*\s?[.)]|\d{1,2}\s?-|[IVX]{1,6}\s?[.\-)]|[A-Z]\s?[.)]"
    r"|\(?[a-zđ]{1,2}(?:\.?\d)?\)|[-–+•*]\s)"
    r"|(?:Điều|ĐIỀU|Ðiều|Điêu|Điểu)\s+\d|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:\d|[IVX]+\b|th)"
    r"|PHỤ LỤC|Phụ lục|Nơi nhận|Căn cứ"
)
_ENDS = re.compile(r"[.;:!?…]\s*[\"”’)]?$|\./\.?$")


@dataclass
class Paragraph:
    """The lines of one paragraph and their text as one."""

    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)


def paragraphs_of(pieces: list[Piece], edges: tuple[float, float]) -> list[Paragraph]:
    """By the reader's own mark, by position, or by how full a line is."""
    margins = _Margins(pieces, edges)
    found: list[Paragraph] = []
    for piece in pieces:
        if found and _same(found[-1].pieces[-1], piece, margins):
            found[-1].pieces.append(piece)
        else:
            found.append(Paragraph([piece]))
    return found


class _Margins:
    """How wide the text runs: by position, or by the letters of a full line."""

    def __init__(self, pieces: list[Piece], edges: tuple[float, float]) -> None:
        lengths = sorted(len(piece.text) for piece in pieces if len(piece.text) > 30)
        self.letters = lengths[int(len(lengths) * 0.8)] if lengths else 0
        self.left, self.right = edges


def _same(last: Piece, piece: Piece, margins: _Margins) -> bool:
    if last.index == piece.index or last.line.cell != piece.line.cell:
        return False
    before, after = last.line.paragraph, piece.line.paragraph
    if before is not None and before == after:
        return not _begins_by_position(last, piece, margins)
    turned = last.page != piece.page
    if before is not None and after is not None and not turned:
        return False
    if MARKER.match(piece.text) and not (turned and piece.text[:1].islower()):
        return _is_running_reference(last, piece)
    if turned and last.box and piece.box:
        return not _ENDS.search(last.text) and last.box[2] > margins.right - 0.06
    if last.box and piece.box:
        indented = piece.box[0] > margins.left + 0.02
        return not indented and last.box[2] > margins.right - 0.06
    return _same_by_letters(last, piece, margins)


def _begins_by_position(last: Piece, piece: Piece, margins: _Margins) -> bool:
    """Indented after a line that was not full: a paragraph, whatever the reader joined."""
    if not last.box or not piece.box or last.page != piece.page:
        return False
    indented = margins.left + 0.02 < piece.box[0] < margins.left + 0.12
    return indented and last.box[2] < margins.right - 0.12


def _is_running_reference(last: Piece, piece: Piece) -> bool:
    """`… theo quy định tại` / `Điều 5 Luật …`: a broken line, not a new article."""
    found = re.match(
        r"(?:Điều|Mục|Chương|Phần)\s+[\dIVX]+(?!\w|[.:])\s+(?=\w)", piece.text
    )
    if not found or capitals(piece.text[found.end() :]) > 0.7:
        return False
    return not _ENDS.search(last.text) and len(last.text) > 40


def _same_by_letters(last: Piece, piece: Piece, margins: _Margins) -> bool:
    if margins.letters > 160 and len(last.text) > 110:
        return False
    if _ENDS.search(last.text) and not piece.text[:1].islower():
        return False
    if capitals(last.text) > 0.8 or last.bold != piece.bold:
        return False
    return piece.text[:1].islower() or len(last.text) > margins.letters * 0.7
