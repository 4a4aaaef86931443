"""DOCX with its heading tables, tab stops, text boxes and automatic numbers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as PART
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import DOCX
from ..layout import Extracted
from ..runs import NO_BOX, Box, Cell, LineWriter, Run
from .docx_numbering import Numbering
from .docx_styles import Format, Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
_TEXT_OF = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\xad",
}
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), MC + "Fallback", qn("w:pPr"), qn("w:rPr")}
_MARGIN_PARTS = (
    PART.HEADER,
    PART.FOOTER,
    PART.FOOTNOTES,
    PART.ENDNOTES,
    PART.COMMENTS,
)
_EMU_PER_TWIP = 635
PAGE_BREAK = "\f"


def read(path: Path, options: Options) -> Extracted:
    """Read a DOCX file."""

    try:
        document = docx.Document(str(path))
    except (KeyError, ValueError) as error:
        raise ExtractionError(Reason.BROKEN, str(error)) from error
    return _Reader(document).read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.part = document.part
        self.styles = Styles(self._root(PART.STYLES))
        self.numbering = Numbering(self._root(PART.NUMBERING))
        self.writer = LineWriter()
        self.body = document.element.body
        rendered = next(self.body.iter(qn("w:lastRenderedPageBreak")), None)
        self.page_break = (
            (qn("w:br"), "page")
            if rendered is None
            else (qn("w:lastRenderedPageBreak"), None)
        )
        section = document.sections[0] if len(document.sections) else None
        self.page_width = float((section and section.page_width) or 7560310)
        self.page_height = float((section and section.page_height) or 10692130)
        self.left_margin = float((section and section.left_margin) or 0)
        self.top_margin = float((section and section.top_margin) or 0)

    def read(self) -> Extracted:
        self._blocks(self.body, None, NO_BOX)
        for relation in self.part.rels.values():
            if relation.reltype in _MARGIN_PARTS and not relation.is_external:
                self.writer.margins.append(_plain_text(relation.target_part))
        return self.writer.finish(DOCX)

    def _root(self, kind: str) -> Any | None:
        for relation in self.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                return _root(relation.target_part)
        return None

    def _blocks(self, parent: Any, cell: Cell | None, box: Box) -> None:
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child, cell, box)
            elif child.tag == qn("w:tbl") and cell is None:
                self._table(child)
            elif child.tag not in _SKIPPED and child.tag != qn("w:sectPr"):
                self._blocks(child, cell, box)

    def _table(self, table: Any) -> None:
        number = self.writer.begin_table()
        for row, row_element in enumerate(_own(table, "w:tr")):
            column = 0
            for cell in _own(row_element, "w:tc"):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if merged is None or merged.get(qn("w:val")) == "restart":
                    self._blocks(cell, (number, row, column), NO_BOX)
                span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
                width = "1" if span is None else span.get(qn("w:val"), "1")
                column += int(width) if width.isdigit() else 1

    def _paragraph(self, paragraph: Any, cell: Cell | None, box: Box) -> None:
        properties = paragraph.find(qn("w:pPr"))
        base = self.styles.paragraph(properties)
        boxes: list[Any] = []
        runs, before, after = _pages(list(self._runs(paragraph, base, boxes)))
        self.writer.page += before
        for text_box in boxes:
            self._blocks(text_box, cell, self._box_of(text_box))
        if base.list_id and "".join(run.text for run in runs).strip():
            label = self.numbering.label(base.list_id, base.depth)
            if label:
                runs.insert(0, Run(label + " "))
        self.writer.paragraph(
            runs, cell=cell, box=box, tab_stops=self._tab_stops(properties)
        )
        self.writer.page += after

    def _runs(self, parent: Any, base: Format, boxes: list[Any]) -> Iterator[Run]:
        for child in parent:
            if child.tag == qn("w:r"):
                style = self.styles.character(base, child.find(qn("w:rPr")))
                yield from self._run(child, style, boxes)
            elif child.tag not in _SKIPPED:
                yield from self._runs(child, base, boxes)

    def _run(self, run: Any, style: Format, boxes: list[Any]) -> Iterator[Run]:
        for child in run:
            if child.tag == qn("w:t"):
                yield style.run(child.text or "")
            elif child.tag == self.page_break[0] and (
                child.get(qn("w:type")) == self.page_break[1]
            ):
                yield Run(PAGE_BREAK)
            elif child.tag in _TEXT_OF:
                yield style.run(_TEXT_OF[child.tag])
            elif child.tag == qn("w:sym"):
                yield Run(_symbol(child), child.get(qn("w:font")))
            elif child.tag not in _SKIPPED:
                boxes.extend(filter(_is_shown, child.iter(qn("w:txbxContent"))))

    def _tab_stops(self, properties: Any | None) -> list[float]:
        if properties is None:
            return []
        stops = properties.findall(f"{qn('w:tabs')}/{qn('w:tab')}")
        positions = [int(stop.get(qn("w:pos"), "0")) * _EMU_PER_TWIP for stop in stops]
        return sorted((self.left_margin + at) / self.page_width for at in positions)

    def _box_of(self, text_box: Any) -> Box:
        """Where an anchored drawing stands, as far as the file says it in numbers."""
        anchor = next(text_box.iterancestors(WP + "anchor"), None)
        if anchor is None:
            return NO_BOX
        extent = anchor.find(WP + "extent")
        x = _offset(anchor, "positionH", self.left_margin)
        y = _offset(anchor, "positionV", self.top_margin)
        if x is None or y is None or extent is None:
            return NO_BOX
        width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        return (
            x / self.page_width,
            y / self.page_height,
            (x + width) / self.page_width,
            (y + height) / self.page_height,
        )


def _is_shown(text_box: Any) -> bool:
    """Word writes each box twice; the second is for programs that are older."""
    return next(text_box.iterancestors(MC + "Fallback"), None) is None


def _own(parent: Any, tag: str) -> Iterator[Any]:
    """Rows or cells of this table, also inside content controls, not of nested ones."""
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag not in _SKIPPED and child.tag != qn("w:tbl"):
            yield from _own(child, tag)


def _offset(anchor: Any, tag: str, margin: float) -> float | None:
    position = anchor.find(WP + tag)
    offset = None if position is None else position.find(WP + "posOffset")
    if offset is None or not (offset.text or "").lstrip("-").isdigit():
        return None
    return int(offset.text) + (0 if position.get("relativeFrom") == "page" else margin)


def _pages(runs: list[Run]) -> tuple[list[Run], int, int]:
    """The runs without page breaks, and how many stand before and after text begins."""
    before = after = 0
    kept: list[Run] = []
    for run in runs:
        if run.text != PAGE_BREAK:
            kept.append(run)
        elif any(other.text.strip() for other in kept):
            after += 1
        else:
            before += 1
    return kept, before, after


def _symbol(symbol: Any) -> str:
    """A character of a symbol font; those stand for bullets and ticks in letters."""
    code = int(symbol.get(qn("w:char"), "2d"), 16)
    return "-" if 0xF000 <= code <= 0xF0FF else chr(code)


def _root(part: Any) -> Any:
    if hasattr(part, "element"):
        return part.element
    return parse_xml(part.blob)


def _plain_text(part: Any) -> str:
    """The text of a header or a note; the words of a watermark are an attribute."""
    root = _root(part)
    texts = [
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in root.iter(qn("w:p"))
    ]
    texts += [mark.get("string", "") for mark in root.iter(VML + "textpath")]
    return "\n".join(text for text in texts if text.strip())
