"""Made-up documents laid out as the readers of files give them back.

One `Sheet` says what stands where; the functions below draw it as a heading table, with
tab stops, by position as a PDF or scan has it, or as plain text in either reading order.
"""

from dataclasses import dataclass, field
from itertools import zip_longest
from textwrap import wrap

from intranet.extraction.layout import Extracted, Line, Table


@dataclass(frozen=True)
class Sheet:
    left: tuple[str, ...]
    right: tuple[str, ...]
    text: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    expected: dict = field(default_factory=dict)


def as_table(sheet: Sheet) -> Extracted:
    """A DOCX with a table of two cells at its head and its foot."""
    lines: list[Line] = []

    def cells(table: int, *columns: tuple[str, ...]) -> None:
        for column, texts in enumerate(columns):
            for text in texts:
                lines.append(Line(text, cell=(table, 0, column), paragraph=len(lines)))

    def paragraphs(texts: tuple[str, ...], bold: bool = False) -> None:
        for text in texts:
            lines.append(Line(text, bold=bold, paragraph=len(lines)))

    cells(0, sheet.left, sheet.right)
    paragraphs(sheet.title, bold=True)
    paragraphs(sheet.text)
    cells(1, sheet.recipients, sheet.signed)
    paragraphs(sheet.after)
    rows = tuple(
        Table(1, (("\n".join(left), "\n".join(right)),))
        for left, right in (
            (sheet.left, sheet.right),
            (sheet.recipients, sheet.signed),
        )
    )
    return Extracted(tuple(lines), rows)


def with_tabs(sheet: Sheet) -> Extracted:
    """Text whose columns are held apart by tab stops."""
    lines = [
        f"{left}\t{right}" for left, right in _side_by_side(sheet.left, sheet.right)
    ]
    lines += sheet.title + sheet.text
    lines += [
        f"{left}\t{right}"
        for left, right in _side_by_side(sheet.recipients, sheet.signed)
    ]
    lines += sheet.after
    return Extracted(tuple(Line(text) for text in lines))


def by_position(sheet: Sheet, *, ocr: bool = False) -> Extracted:
    """A PDF or scan: lines broken at the margin, with their boxes."""
    page = _Page()
    page.column(sheet.left, 0.14, 0.48, centred=True)
    bottom = page.y
    page.y = 0.06
    page.column(sheet.right, 0.52, 0.93, centred=True)
    page.y = max(page.y, bottom)
    page.column(sheet.title, 0.14, 0.93, centred=True)
    for text in sheet.text:
        page.paragraph(text)
    top = page.y
    page.column(sheet.recipients, 0.14, 0.5)
    bottom, page.y = page.y, top
    page.column(sheet.signed, 0.52, 0.93, centred=True)
    page.y = max(page.y, bottom)
    for text in sheet.after:
        page.paragraph(text)
    return Extracted(tuple(page.lines), media_type="application/pdf", ocr=ocr)


def as_text(sheet: Sheet) -> Extracted:
    """Plain text, column after column, lines broken."""
    parts = [*sheet.left, *sheet.right, *sheet.title]
    for text in sheet.text:
        parts += wrap(text, 84)
    parts += [*sheet.recipients, *sheet.signed, *sheet.after]
    return Extracted(tuple(Line(text) for text in parts))


def run_together(sheet: Sheet) -> Extracted:
    """Both columns of the heading in one line, as OCR without layout gives them."""
    parts = [
        f"{left} {right}".strip()
        for left, right in _side_by_side(sheet.left, sheet.right)
    ]
    parts += sheet.title
    for text in sheet.text:
        parts += wrap(text, 84)
    parts += [*sheet.recipients, *sheet.signed, *sheet.after]
    return Extracted(tuple(Line(text) for text in parts), ocr=True)


def _side_by_side(
    left: tuple[str, ...], right: tuple[str, ...]
) -> list[tuple[str, str]]:
    return list(zip_longest(left, right, fillvalue=""))


class _Page:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.y, self.number = 0.06, 1

    def column(
        self, texts: tuple[str, ...], x0: float, x1: float, *, centred: bool = False
    ) -> None:
        for text in texts:
            for part in wrap(text, int((x1 - x0) * 105)):
                width = min(len(part) / 105, x1 - x0)
                start = x0 + (x1 - x0 - width) / 2 if centred else x0
                self._line(part, start, start + width)

    def paragraph(self, text: str) -> None:
        parts = wrap(text, 83, initial_indent=" " * 5)
        for at, part in enumerate(parts):
            start = 0.19 if at == 0 else 0.14
            last = at == len(parts) - 1
            end = start + len(part.strip()) / 105 if last else 0.93
            self._line(part.strip(), start, min(end, 0.93))

    def _line(self, text: str, x0: float, x1: float) -> None:
        if self.y > 0.94:
            self.y, self.number = 0.06, self.number + 1
        box = {"x0": x0, "y0": self.y, "x1": x1, "y1": self.y + 0.018}
        self.lines.append(Line(text, page=self.number, **box))
        self.y += 0.024
