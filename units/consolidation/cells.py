"""A sheet of a workbook and its cells; each look is made once, since openpyxl hashes a
font, border and alignment for every cell that is given them."""

from collections.abc import Iterable, Sequence
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
        self._looks: dict[str, Any] = {}

    def row(self, cells: Iterable[Any]) -> None:
        """The next line."""
        self.sheet.append(list(cells))

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
