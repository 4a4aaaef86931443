"""The XLSX of a consolidated report: raw answers by unit, and real formulas over them.

Units of a branch stand below each other, so each sum is one range; whoever mends a figure
in the sheet sees the totals follow.
"""

import datetime
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from units.consolidation import marks
from units.consolidation.content import Content
from units.consolidation.figures import Branch, Line
from units.consolidation.official import measure
from units.models import Indicator, SubmissionRound
from units.reports.answers import display
from units.reports.values import FIGURES, stored

Kind = Indicator.Kind
FIRST_ROW, FIRST_COLUMN = 3, 4
DATA = "Số liệu đơn vị"
FORMATS = {
    Kind.WHOLE: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.DECIMAL: "#,##0.###",
    Kind.PERCENTAGE: "#,##0.##",
    Kind.DATE: "dd/mm/yyyy",
}
LINE = Side(style="thin", color="999999")
THIN = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD = PatternFill("solid", fgColor="DDE6F0")
BOLD = Font(name="Times New Roman", size=12, bold=True)
USUAL = Font(name="Times New Roman", size=12)
LINK = Font(name="Times New Roman", size=12, color="0B57A4", underline="single")
WRAP = Alignment(wrap_text=True, vertical="top")


def draw_workbook(content: Content, *, site: str) -> bytes:
    """Totals, answers by unit, tables, texts and sources; ``site`` is the address that
    links to the frozen rounds begin with."""
    book = Workbook(write_only=True)
    with translation.override("vi"):
        rows = _rows(content)
        lines = [line for line in content.lines if line.indicator.kind != Kind.TABLE]
        if lines:
            _totals(book, content, lines, rows)
            _answers(book, lines, rows)
        for line in content.lines:
            if line.indicator.kind == Kind.TABLE and line.answers:
                _table(book, line)
        _texts(book, content)
        _sources(book, content, site)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


Row = tuple[Branch, SubmissionRound]


def _rows(content: Content) -> list[Row]:
    """A row for each frozen round with answers, the units of a branch together."""
    place = {branch.key: place for place, branch in enumerate(content.branches)}
    named = {branch.key: branch for branch in content.branches}
    found = [
        (named[content.branch_of[item.submission.unit_id]], item)
        for item in content.sources
        if not item.nothing_to_report
    ]
    return sorted(found, key=lambda row: place[row[0].key])


def _totals(
    book: Workbook, content: Content, lines: Sequence[Line], rows: Sequence[Row]
) -> None:
    """A row for each indicator: the total, then each branch."""
    spans = _spans(rows)
    branches = [branch for branch in content.branches if branch.key in spans]
    shown = branches if len(branches) > 1 else []
    head = ["TT", "Chỉ tiêu", "Đơn vị tính", "Cách tổng hợp", "Số đơn vị trả lời"]
    sheet = _sheet(book, "Tổng hợp", [6, 50, 14, 16, 12, 16, *[18] * len(shown)])
    sheet.freeze_panes = "G2"
    _head(sheet, [*head, "Tổng hợp", *(branch.name for branch in shown)])
    last = FIRST_ROW + len(rows) - 1
    for place, line in enumerate(lines, 1):
        letter = get_column_letter(FIRST_COLUMN + place - 1)
        ranges = [(FIRST_ROW, last), *(spans[branch.key] for branch in shown)]
        how = line.how
        cells = [
            _cell(sheet, place),
            _cell(sheet, line.indicator.name),
            _cell(sheet, measure(line.indicator)),
            _cell(sheet, str(Indicator.Combine(how).label)),
            _formula(sheet, f"=COUNTA({_range(letter, FIRST_ROW, last)})", "#,##0"),
        ]
        if not line.is_listed:
            shape = FORMATS[Kind(line.indicator.kind)]
            if how == Indicator.Combine.AVERAGE:
                shape = "#,##0.##"
            cells += [
                _formula(sheet, _combining(how, _range(letter, *span)), shape)
                for span in ranges
            ]
        sheet.append(cells)


def _spans(rows: Sequence[Row]) -> dict[int, tuple[int, int]]:
    """First and last line of each branch in the sheet of answers."""
    spans: dict[int, tuple[int, int]] = {}
    for line, (branch, _frozen) in enumerate(rows, FIRST_ROW):
        spans[branch.key] = (spans.get(branch.key, (line, line))[0], line)
    return spans


def _range(letter: str, first: int, last: int) -> str:
    return f"'{DATA}'!{letter}{first}:{letter}{last}"


def _combining(how: str, cells: str) -> str:
    """Silence stays silence: nothing is shown where nobody answered."""
    name = "AVERAGE" if how == Indicator.Combine.AVERAGE else "SUM"
    call = f"ROUND(AVERAGE({cells}),2)" if name == "AVERAGE" else f"SUM({cells})"
    return f'=IF(COUNT({cells})=0,"",{call})'


def _answers(book: Workbook, lines: Sequence[Line], rows: Sequence[Row]) -> None:
    """A row for each unit, a column for each indicator, as it was frozen."""
    sheet = _sheet(book, DATA, [30, 30, 20, *[16] * len(lines)])
    sheet.freeze_panes = "D3"
    _head(sheet, ["Nhánh", "Đơn vị", "Biên nhận", *(x.indicator.name for x in lines)])
    _head(sheet, ["", "", "", *(measure(line.indicator) for line in lines)])
    for branch, frozen in rows:
        answers = stored(frozen.values)["indicators"]
        cells = [
            _cell(sheet, branch.name),
            _cell(sheet, frozen.submission.unit.name),
            _cell(sheet, frozen.receipt),
        ]
        for line in lines:
            cells.append(
                _answer(sheet, line.indicator, answers.get(line.indicator.code))
            )
        sheet.append(cells)


def _answer(sheet: Any, indicator: Indicator, value: Any) -> Any:
    if value is None:
        return _cell(sheet, None)
    shape = FORMATS.get(Kind(indicator.kind), "")
    if indicator.kind in FIGURES:
        return _formula(sheet, Decimal(value), shape)
    if indicator.kind == Kind.DATE:
        return _formula(sheet, datetime.date.fromisoformat(value), shape)
    return _cell(sheet, display(indicator, value))


def _table(book: Workbook, line: Line) -> None:
    columns = line.indicator.column_list
    sheet = _sheet(
        book, _title(book, line.indicator.name), [30, *[24] * len(columns), 20]
    )
    _head(sheet, ["Đơn vị", *columns, "Biên nhận"])
    for item in line.answers:
        if isinstance(item.value, list):
            for row in item.value:
                filled = [*row, *[""] * (len(columns) - len(row))]
                sheet.append(
                    [_cell(sheet, text) for text in (item.unit, *filled, item.receipt)]
                )


def _title(book: Workbook, name: str) -> str:
    """A name that a sheet may have, and that is not taken."""
    bare = "".join(" " if char in "[]:*?/\\'" else char for char in name)[:25].strip()
    return f"{len(book.worksheets) + 1}. {bare}"


def _texts(book: Workbook, content: Content) -> None:
    """The texts as they were merged, a paragraph a row, with what they come from."""
    sheet = _sheet(book, "Nội dung", [40, 100, 24])
    _head(sheet, ["Phần", "Nội dung", "Biên nhận"])
    known = {item.receipt: item for item in content.sources}
    for part in content.parts:
        for item in marks.sourced(part.section.text, known):
            receipts = ", ".join(frozen.receipt for frozen in item.rounds)
            words = (part.section.heading, item.text, receipts)
            sheet.append([_cell(sheet, text) for text in words])


def _sources(book: Workbook, content: Content, site: str) -> None:
    """Which frozen round each row comes from, and who is missing."""
    sheet = _sheet(book, "Nguồn", [6, 36, 22, 20, 24, 70])
    _head(sheet, ["TT", "Đơn vị", "Biên nhận", "Nộp lúc", "Tình trạng", "SHA-256"])
    place = 0
    for place, frozen in enumerate(content.sources, 1):
        receipt = _cell(sheet, frozen.receipt)
        receipt.hyperlink = site + reverse("receipt", args=[frozen.receipt])
        receipt.font = LINK
        state = "Không phát sinh" if frozen.nothing_to_report else "Đã tổng hợp"
        when = f"{timezone.localtime(frozen.submitted_at):%H:%M %d/%m/%Y}"
        unit = frozen.submission.unit.name
        before, after = (place, unit), (when, state, frozen.sha256)
        sheet.append(
            [
                *(_cell(sheet, value) for value in before),
                receipt,
                *(_cell(sheet, value) for value in after),
            ]
        )
    covered = content.coverage
    without = [(unit, "Chưa đưa vào tổng hợp") for unit in covered.outside]
    without += [(unit, "Chưa báo cáo") for unit in covered.missing]
    for number, (absent, state) in enumerate(without, place + 1):
        values = (number, absent.name, "", "", state, "")
        sheet.append([_cell(sheet, value) for value in values])


def _sheet(book: Workbook, title: str, widths: Sequence[float]) -> Any:
    sheet = book.create_sheet(title)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _head(sheet: Any, names: Sequence[str]) -> None:
    def cells() -> Iterator[Any]:
        for name in names:
            cell = _cell(sheet, name)
            cell.font, cell.fill = BOLD, HEAD
            yield cell

    sheet.append(list(cells()))


def _cell(sheet: Any, value: Any) -> Any:
    """Words stay words, also those that begin like a formula."""
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font, cell.border, cell.alignment = USUAL, THIN, WRAP
    return cell


def _formula(sheet: Any, value: Any, shape: str) -> Any:
    """A figure or a formula, shown in a format."""
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = shape
    cell.font, cell.border = USUAL, THIN
    return cell
