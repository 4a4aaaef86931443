"""A sheet of a workbook and its cells; each look is made once, since openpyxl hashes a
font, border and alignment for every cell that is given them."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

EDGE = Side(style="thin", color="999999")
THIN = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
HEAD = PatternFill("solid", fgColor="DDE6F0")
WRAP = Alignment(wrap_text=True, vertical="top")
FONT = "Times New Roman"
LINE_HEIGHT, WIDER = 16.5, 1.05  # of 12 points, against the letters widths count in


class Page:
    """One sheet, printed on A4 across, its head on each page."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[float]) -> None:
        self.sheet: Any = book.create_sheet(title)
        for place, width in enumerate(widths, 1):
            letter = get_column_letter(place)
            self.sheet.column_dimensions[letter].width = width
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = 9  # A4
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.print_title_rows = "1:1"
        self._widths = list(widths)
        self._lines = 0
        self._looks: dict[str, Any] = {}

    def row(self, cells: Iterable[Any]) -> None:
        """The next line, as high as its longest words need: office programs other than
        Excel do not find out by themselves."""
        filled = list(cells)
        self._lines += 1
        high = max(map(self._folds, filled, self._widths), default=1)
        if high > 1:
            self.sheet.row_dimensions[self._lines].height = LINE_HEIGHT * high
        self.sheet.append(filled)

    def _folds(self, cell: Any, width: float) -> int:
        if not isinstance(cell.value, str) or cell.value.startswith("="):
            return 1
        return sum(
            ceil(len(line) * WIDER / width) or 1 for line in cell.value.split("\n")
        )

    def head(self, names: Iterable[str]) -> None:
        """A line of headings."""
        self.row(self._cell(name, "head") for name in names)

    def words(self, value: Any) -> Any:
        """Words stay words, also those that begin like a formula."""
        return self._cell(value, "words")

    def link(self, text: str, target: str) -> Any:
        """Words that lead somewhere."""
        cell = self._cell(text, "link")
        cell.hyperlink = target
        return cell

    def figure(self, value: Any, shape: str) -> Any:
        """A figure, a date or a formula, shown in a format."""
        cell: Any = WriteOnlyCell(self.sheet, value=value)
        cell._style = self._look(shape)
        return cell

    def _cell(self, value: Any, look: str) -> Any:
        cell: Any = WriteOnlyCell(self.sheet, value=value)
        if isinstance(value, str):
            cell.data_type = "s"
        cell._style = self._look(look)
        return cell

    def _look(self, name: str) -> Any:
        if name not in self._looks:
            cell: Any = WriteOnlyCell(self.sheet)
            cell.font = Font(
                name=FONT,
                size=12,
                bold=name == "head",
                color="0B57A4" if name == "link" else "000000",
                underline="single" if name == "link" else None,
            )
            cell.border = THIN
            if name == "head":
                cell.fill = HEAD
            if name in ("head", "words", "link"):
                cell.alignment = WRAP
            else:
                cell.number_format = name
            self._looks[name] = cell._style
        return self._looks[name]
