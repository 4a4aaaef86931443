"""Extracted lines made ready: cleaned, without page furniture, cut between columns."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

from intranet.extraction.layout import Extracted, Line

from .fields import Box, Source
from .folding import capitals, fold

LEFT, RIGHT, WHOLE = "left", "right", "whole"

_MARKUP = re.compile(r"^\s*#{1,6}\s+|\*\*|^\*(?=\S)|(?<=\S)\*(?=\s|$)|(?<=\s)\*(?=\S)")
_BOLD = re.compile(r"^\s*(?:#{1,6}\s+|\*\*).*?(?:\*\*)?\s*$")
_GAP = re.compile(r"\s*\t\s*|\s{5,}")
_RULE = re.compile(r"^[\W_oO]*$")
_FURNITURE = re.compile(
    r"^(?:-+\s*\[trang \d+\]\s*-+"
    r"|cong bao\s*/\s*so .*"
    r"|(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?"
    r"|(?:email|thoi gian ky)\s*:.*"
    r"|van ban quy pham phap luat"
    r"|cong thong tin dien tu chinh phu"
    r"|(?:cong van|so|ngay)?\s*den(?:\s*(?:so|ngay)?\s*:.*)?)$"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of one line that belongs to one column."""

    text: str
    index: int
    line: Line
    column: str
    bold: bool

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def page(self) -> int:
        return self.line.page

    @property
    def box(self) -> Box | None:
        line = self.line
        if None in (line.x0, line.y0, line.x1, line.y1):
            return None
        return (line.x0, line.y0, line.x1, line.y1)  # type: ignore[return-value]

    def cut(self, text: str) -> "Piece":
        return replace(self, text=text.strip())


def source_of(pieces: list[Piece]) -> Source | None:
    """The lines of the pieces on the page of the first, and the box round them."""
    if not pieces:
        return None
    page = pieces[0].page
    here = [piece for piece in pieces if piece.page == page]
    lines = tuple(dict.fromkeys(piece.index for piece in here))
    boxes = [piece.box for piece in here if piece.box]
    box: Box | None = None
    if boxes:
        left, top, right, bottom = zip(*boxes, strict=True)
        box = (min(left), min(top), max(right), max(bottom))
    return Source(page, lines, box)


def pieces_of(extracted: Extracted) -> list[Piece]:
    """All that is to be read, in order; what only decorates a page is left out."""
    widths = _last_columns(extracted)
    found: list[Piece] = []
    for index, line in enumerate(extracted.lines):
        for raw in unicodedata.normalize("NFC", line.text).split("\n"):
            for piece in _pieces_of_line(raw, index, line, widths):
                if found and _fills_blank(found[-1], piece):
                    found[-1] = found[-1].cut(f"{found[-1].text} {piece.text}")
                else:
                    found.append(piece)
    return found


def _fills_blank(last: Piece, piece: Piece) -> bool:
    """`Số:` and `/QĐ-UBND`, with the place of a number not yet given between them."""
    label = re.search(r"(?:^|\s)so\s*:?\s*$", last.folded)
    if label and len(last.text) < 12:
        return bool(re.match(r"[/-]\s?\w|\d+\s*[/-]", piece.text))
    return last.folded.endswith("ngay") and bool(re.match(r"thang\s", piece.folded))


def text_margins(pieces: list[Piece]) -> tuple[float, float]:
    """Left and right edge of the text; a few strays on a long text count for nothing."""
    boxes = [piece.box for piece in pieces if piece.box]
    if not boxes:
        return 0.14, 0.93
    lefts, rights = sorted(box[0] for box in boxes), sorted(box[2] for box in boxes)
    strays = len(boxes) // 40
    return lefts[strays], rights[-1 - strays]


def _pieces_of_line(
    raw: str, index: int, line: Line, widths: dict[int, int]
) -> list[Piece]:
    bold = line.bold or bool(_BOLD.match(raw))
    plain = _MARKUP.sub("", raw).replace("\u200b", "").replace("\xad", "")
    column = _column(line, widths)
    parts = _parts(plain) if column == WHOLE else [plain]
    sides = [LEFT, *[RIGHT] * (len(parts) - 1)] if len(parts) > 1 else [column]
    if len(parts) == 1 and column == WHOLE and re.match(r"\t{2,}|\s{20,}\S", plain):
        sides = [RIGHT]
    pieces = []
    for part, side in zip(parts, sides, strict=True):
        text = " ".join(part.split())
        if (
            text
            and not _RULE.match(text)
            and not _FURNITURE.match(fold(text))
            and not _is_stamp(text)
        ):
            pieces.append(Piece(text, index, line, side, bold))
    return pieces


def _parts(plain: str) -> list[str]:
    """Both columns of a line that a tab stop or a wide gap holds apart.

    A gap left for a number or a day to be filled in holds nothing apart.
    """
    text = plain.strip()
    gap = next(
        (
            gap
            for gap in _GAP.finditer(text)
            if not re.match(r"[-/]|thang\b|nam\b|\d", fold(text[gap.end() :]))
            and not re.search(r"(?:^so|ngay|thang)\W*$", fold(text[: gap.start()]))
        ),
        None,
    )
    if gap is None or len(text) > 200:
        return [text]
    return [text[: gap.start()], text[gap.end() :]]


def _is_stamp(text: str) -> bool:
    """The lines of a digital signature: `Người ký: …`, `Cơ quan: …` with a body in capitals."""
    found = re.search(r"(?:nguoi ky|co quan)\s*:\s*", fold(text))
    if found is None or len(text) > 90:
        return False
    return capitals(text[found.end() :]) > 0.7


def _last_columns(extracted: Extracted) -> dict[int, int]:
    last: dict[int, int] = {}
    for line in extracted.lines:
        if line.cell:
            table, _row, column = line.cell
            last[table] = max(last.get(table, 0), column)
    return last


def _column(line: Line, widths: dict[int, int]) -> str:
    if line.cell:
        table, _row, column = line.cell
        last = widths[table]
        if last == 0:
            return WHOLE
        return LEFT if column * 2 < last else RIGHT
    if line.x0 is None:
        return WHOLE
    if line.x1 is None:
        return RIGHT if line.x0 > 0.4 else WHOLE
    middle = (line.x0 + line.x1) / 2
    if middle < 0.43 and line.x1 < 0.56:
        return LEFT
    if middle > 0.57 and line.x0 > 0.38:
        return RIGHT
    return WHOLE
