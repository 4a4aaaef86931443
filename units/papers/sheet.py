"""A sheet of A4 in a layout: the pieces that every official paper is drawn from."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from units.papers.layouts import Layout

FONT = "Times New Roman"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
LEFT = WD_ALIGN_PARAGRAPH.LEFT
A4 = (210, 297)


def element(name: str, **attributes: Any) -> Any:
    """A WordprocessingML element, its attributes in the same namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


class Sheet:
    """A document being drawn."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.document = Document()
        self._page()
        self._type()

    def _page(self) -> None:
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(A4[0]), Mm(A4[1])
        section.top_margin, section.bottom_margin = (
            Mm(self.layout.top),
            Mm(self.layout.bottom),
        )
        section.left_margin, section.right_margin = (
            Mm(self.layout.left),
            Mm(self.layout.right),
        )
        section.header_distance = Mm(10)
        # Numbered from the second page on, in the middle of the top margin.
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = CENTRE
        run = number.add_run()
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            if kind:
                run._element.append(element("fldChar", fldCharType=kind))
            else:
                instruction = element("instrText")
                instruction.text = text
                run._element.append(instruction)

    def _type(self) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(self.layout.size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.element.rPr.append(element("lang", val="vi-VN"))
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(0)

    @property
    def width(self) -> float:
        """Millimetres between the margins."""
        return A4[0] - self.layout.left - self.layout.right

    @contextmanager
    def each(self, what: str) -> Iterator[None]:
        """Repeat what is drawn inside; the orders leave no lines behind."""
        self.document.add_paragraph("{%p for " + what + " %}")
        yield
        self.document.add_paragraph("{%p endfor %}")

    @contextmanager
    def given(self, what: str) -> Iterator[None]:
        """What is drawn inside stands only where the value is not empty."""
        self.document.add_paragraph("{%p if " + what + " %}")
        yield
        self.document.add_paragraph("{%p endif %}")

    def new_page(self) -> None:
        """What follows begins on a page of its own."""
        self.document.add_paragraph().paragraph_format.page_break_before = True

    def space(self, points: float) -> None:
        """Room between a table and what stands around it."""
        form = self.document.add_paragraph().paragraph_format
        form.line_spacing = Pt(points)

    def text(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        indent: bool = True,
        keep: bool = False,
    ) -> None:
        """A paragraph of the text."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = JUSTIFY
        form = paragraph.paragraph_format
        form.space_before = form.space_after = Pt(3)
        form.line_spacing = 1.1
        form.keep_with_next = keep
        if indent:
            form.first_line_indent = Mm(self.layout.indent)
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic

    def centred(
        self, text: str, *, size: float = 0, bold: bool = True, before: float = 0
    ) -> Any:
        """A line in the middle of the page."""
        paragraph = self.document.add_paragraph()
        write(paragraph, text, size=size or self.layout.size, bold=bold)
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def columns(self, *widths: float) -> Any:
        """Cells beside each other without lines, in millimetres."""
        return self.table(widths, lined=False).rows[0].cells

    def table(self, widths: tuple[float, ...], *, lined: bool = True) -> Any:
        """A table with one row."""
        table = self.document.add_table(rows=1, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        if lined:
            table.style = "Table Grid"
        else:
            margins = element("tblCellMar")
            for side in ("left", "right"):
                margins.append(element(side, w=0, type="dxa"))
            table._tbl.tblPr.append(margins)
        for column, cell, width in zip(
            table.columns, table.rows[0].cells, widths, strict=True
        ):
            column.width = cell.width = Mm(width)
        return table


def write(
    paragraph: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    align: Any = CENTRE,
) -> Any:
    """Put words into a paragraph."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    return run


def line(cell: Any, text: str, **how: Any) -> Any:
    """A further line in a cell; the first takes the paragraph that is there."""
    first = cell.paragraphs[0]
    paragraph = (
        cell.add_paragraph() if cell.paragraphs[0].text or len(first.runs) else first
    )
    write(paragraph, text, **how)
    return paragraph


def rule(cell: Any, indent_mm: float) -> None:
    """A short line below words, drawn as the border of an empty paragraph."""
    paragraph = cell.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent_mm)
    form.line_spacing = Pt(3)
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz=6, space=1, color="auto"))
    paragraph._element.get_or_add_pPr().append(borders)


def row_of(
    table: Any, cells: list[tuple[str, Any]], *, size: float, head: bool
) -> None:
    """Fill the last row of a table; a head is repeated on each page."""
    row = table.rows[-1]
    for cell, (text, align) in zip(row.cells, cells, strict=True):
        write(cell.paragraphs[0], text, size=size, bold=head, align=align)
        cell.paragraphs[0].paragraph_format.space_before = Pt(2)
        cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    if head:
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        properties.append(element("tblHeader"))


def loop_row(
    table: Any, opening: str, cells: list[tuple[str, Any]], *, size: float
) -> None:
    """A row that is repeated: the order, the row, the end."""
    order_row(table, opening)
    add_row(table)
    row_of(table, cells, size=size, head=False)
    order_row(table, "endfor")


def order_row(table: Any, order: str) -> None:
    """A row that only holds an order of the template, across all columns."""
    cells = add_row(table).cells
    cells[0].merge(cells[-1]).paragraphs[0].add_run("{%tr " + order + " %}")


def add_row(table: Any) -> Any:
    """A row with the widths of the first."""
    row = table.add_row()
    for cell, above in zip(row.cells, table.rows[0].cells, strict=True):
        cell.width = above.width
    return row


def wide(table: Any) -> None:
    """As wide as the page, each column as its words need."""
    table.autofit = True
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    properties.append(element("tblW", w=5000, type="pct"))
    for cell in table._tbl.iter(qn("w:tcW")):
        cell.set(qn("w:w"), "0")
        cell.set(qn("w:type"), "auto")
