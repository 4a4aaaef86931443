"""Reads the text of a document as a tree: articles, clauses and points, or numbered duties.

Texts quoted in amendments (“Điều 4. …”) are text, not nodes. Anchors are made of kinds
and numbers only, so that they outlast a correction of the words.
"""

import re
from dataclasses import replace

from intranet.extraction.layout import Extracted

from . import markers
from .anchors import Anchors
from .annexes import is_annex, is_attached
from .duties import duties_of
from .folding import capitals
from .frame import frame_of
from .paragraphs import Paragraph, paragraphs_of
from .pieces import Piece
from .tree import Body, Kind, Node

_QUOTED = re.compile(r"“(?:Điều \d|\d{1,2}\.|[a-zđ]\))")

_OF_TEXT = (Kind.CLAUSE, Kind.POINT, Kind.DUTY)

__all__ = ["Body", "Kind", "Node", "read_body"]


def read_body(extracted: Extracted) -> Body:
    """The text between addressees and signature, then the annexes."""
    frame = frame_of(extracted)
    anchors = Anchors()
    builder = _Builder(extracted, anchors)
    builder.read(paragraphs_of(frame.text, frame.edges))
    body = Body(builder.opening, builder.children)
    for head, pieces in _annexed(frame.rest):
        node = anchors.annexed(head)
        inner = _Builder(extracted, anchors, within=node)
        inner.read(paragraphs_of(pieces, frame.edges))
        node.text, node.children = inner.opening, inner.children
        body.children.append(node)
    return body


def _annexed(pieces: list[Piece]) -> list[tuple[Piece, list[Piece]]]:
    """Each annex or issued text: the line that names it, and its pieces."""
    found: list[tuple[Piece, list[Piece]]] = []
    for at, piece in enumerate(pieces):
        if is_annex(piece) or is_attached(pieces, at):
            found.append((piece, []))
        elif found:
            found[-1][1].append(piece)
    return found


class _Builder:
    """Puts paragraph after paragraph under the node that is open."""

    def __init__(
        self, extracted: Extracted, anchors: Anchors, within: Node | None = None
    ) -> None:
        self.extracted, self.anchors, self.within = extracted, anchors, within
        self.opening = ""
        self.children: list[Node] = []
        self.open: list[Node] = []
        self.has_articles = False
        self.last_article = self.chapters = 0
        self.quoted = self.announced = False
        self.tables: set[int] = set()
        self.duties: dict[int, str] = {}

    def read(self, paragraphs: list[Paragraph]) -> None:
        self.has_articles = any(markers.article(p.text, 1) for p in paragraphs)
        if self.within is None:
            self.duties = {
                id(paragraph): duty.number for duty, paragraph in duties_of(paragraphs)
            }
        for paragraph in paragraphs:
            if not self._table(paragraph):
                self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        marker = self._marker(paragraph)
        if self.quoted and not (marker and self._follows(marker)):
            marker = None
        else:
            self.quoted = False
        if marker:
            self._begin(marker, paragraph)
        else:
            self._add(paragraph)
        self._note_quotes(text)

    def _note_quotes(self, text: str) -> None:
        """Whether a quotation is left open at the end of this paragraph.

        Amendments announce it (`… như sau:`); a lone mark is a fault of OCR.
        """
        announced = self.announced and text[:1] in ("“", '"')
        begins = announced or bool(_QUOTED.match(text))
        if begins or self.quoted:
            opened = text.rfind("“") > text.rfind("”") or text.count('"') % 2 == 1
            closed = text.rfind("”") > text.rfind("“") or text.count('"') % 2 == 1
            self.quoted = not closed if self.quoted else opened
        self.announced = text.rstrip().endswith(":") or (
            begins and not self.quoted and text.endswith(("”", '"', ";"))
        )

    def _follows(self, marker: markers.Marker) -> bool:
        """The next article of this very text ends a quotation that was never closed."""
        if marker.kind != Kind.ARTICLE:
            return marker.kind in (Kind.PART, Kind.CHAPTER)
        return markers.value_of(marker.number) == self.last_article + 1

    def _marker(self, paragraph: Paragraph) -> markers.Marker | None:
        text = paragraph.text
        found = markers.division(text)
        if found:
            return found
        if self.has_articles:
            found = markers.article(text, self.last_article + 1)
            inside = any(node.kind == Kind.ARTICLE for node in self.open)
            if found or not inside:
                return found
        else:
            found = markers.outline_heading(text)
            if found:
                return found
        found = markers.clause(text)
        if found and self._counts_on(found):
            duty = self.duties.get(id(paragraph))
            kind = Kind.DUTY if duty else Kind.CLAUSE
            return markers.Marker(kind, duty or found.number, found.rest)
        found = markers.point(text)
        return found if found and self.open else None

    def _counts_on(self, marker: markers.Marker) -> bool:
        """Clauses only count upwards; gaps are those that a codification leaves out."""
        last = next(
            (node for node in self.open if node.kind in (Kind.CLAUSE, Kind.DUTY)), None
        )
        if last is None:
            return True
        value = markers.value_of(marker.number)
        if not self.has_articles and value == 1:
            return True
        before = markers.value_of((last.number or "0").rsplit(".", 1)[-1])
        return before < value <= before + 30

    def _begin(self, marker: markers.Marker, paragraph: Paragraph) -> None:
        if marker.kind == Kind.CHAPTER:
            marker = self._in_order(marker)
        if marker.kind == Kind.ARTICLE:
            self.last_article = markers.value_of(marker.number)
        level = markers.LEVELS.index(marker.kind)
        while self.open and markers.LEVELS.index(self.open[-1].kind) >= level:
            self.open.pop()
        node = Node(marker.kind, marker.number, lines=_lines(paragraph))
        if marker.kind in _OF_TEXT or (
            marker.kind == Kind.ARTICLE and _is_sentence(marker.rest)
        ):
            node.text = marker.rest
        else:
            node.heading = marker.rest or None
        node.anchor = self.anchors.of(node, self.open, self.within)
        (self.open[-1].children if self.open else self.children).append(node)
        self.open.append(node)

    def _in_order(self, chapter: markers.Marker) -> markers.Marker:
        """Chapters are numbered one by one: `HÌ` after `I` was printed as `II`."""
        self.chapters += 1
        if markers.value_of(chapter.number) >= self.chapters:
            return chapter
        return replace(chapter, number=markers.roman(self.chapters))

    def _add(self, paragraph: Paragraph) -> None:
        if not self.open:
            text = paragraph.text
            self.opening = f"{self.opening}\n{text}" if self.opening else text
            return
        node = self.open[-1]
        if _is_its_heading(node, paragraph.text):
            node.heading = f"{node.heading or ''} {paragraph.text}".strip()
            node.lines += _lines(paragraph)
            return
        node.add(paragraph.text, _lines(paragraph))

    def _table(self, paragraph: Paragraph) -> bool:
        """A table becomes one node; tables of one column are only a frame round text."""
        cell = paragraph.pieces[0].line.cell
        if cell is None or cell[0] >= len(self.extracted.tables):
            return False
        table = self.extracted.tables[cell[0]]
        if max((len(row) for row in table.rows), default=0) < 2 or len(table.rows) < 2:
            return False
        if cell[0] not in self.tables:
            self.tables.add(cell[0])
            node = Node(Kind.TABLE, None, rows=table.rows, lines=_lines(paragraph))
            node.anchor = self.anchors.of(node, self.open, self.within)
            (self.open[-1].children if self.open else self.children).append(node)
        return True


def _lines(paragraph: Paragraph) -> list[int]:
    return list(dict.fromkeys(piece.index for piece in paragraph.pieces))


def _is_sentence(rest: str) -> bool:
    return len(rest) > 250 or bool(re.search(r"\./?\.?$", rest))


def _is_its_heading(node: Node, text: str) -> bool:
    """The line of capitals under `Chương II` or `Mục 1`."""
    if node.kind not in (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION):
        return False
    if node.text or node.children:
        return False
    return capitals(text) > 0.7 or (not node.heading and len(text) < 200)
