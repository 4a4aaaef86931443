"""The XLSX of a consolidated report: raw answers by unit, and real formulas over them.

Units of a branch stand below each other, so each sum is one range; whoever mends a figure
in the sheet sees the totals follow.
"""

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from units.consolidation import marks
from units.consolidation.cells import Page
from units.consolidation.content import Content
from units.consolidation.figures import Branch, Line
from units.consolidation.grids import measure
from units.models import Indicator, SubmissionRound
from units.reports.answers import display
from units.reports.values import FIGURES, stored

Kind = Indicator.Kind
FIRST_ROW, FIRST_COLUMN = 3, 4
DATA = "Số liệu đơn vị"
DECIMALS = "#,##0.###"
FORMATS = {
    Kind.WHOLE: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.DECIMAL: DECIMALS,
    Kind.PERCENTAGE: DECIMALS,
    Kind.DATE: "dd/mm/yyyy",
}


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
    page = Page(book, "Tổng hợp", [6, 50, 14, 16, 12, 16, *[18] * len(shown)])
    page.sheet.freeze_panes = "G2"
    page.head([*head, "Tổng hợp", *(branch.name for branch in shown)])
    last = FIRST_ROW + max(len(rows), 1) - 1
    for place, line in enumerate(lines, 1):
        letter = get_column_letter(FIRST_COLUMN + place - 1)
        ranges = [(FIRST_ROW, last), *(spans[branch.key] for branch in shown)]
        how = line.how
        cells = [
            page.words(place),
            page.words(line.indicator.name),
            page.words(measure(line.indicator)),
            page.words(str(Indicator.Combine(how).label)),
            page.figure(f"=COUNTA({_range(letter, FIRST_ROW, last)})", "#,##0"),
        ]
        if not line.is_listed:
            shape = FORMATS[Kind(line.indicator.kind)]
            if how == Indicator.Combine.AVERAGE or shape == DECIMALS:
                shape = "#,##0.00"
            cells += [
                page.figure(_combining(how, _range(letter, *span)), shape)
                for span in ranges
            ]
        page.row(cells)


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
    average = how == Indicator.Combine.AVERAGE
    call = f"ROUND(AVERAGE({cells}),2)" if average else f"ROUND(SUM({cells}),6)"
    return f'=IF(COUNT({cells})=0,"",{call})'


def _answers(book: Workbook, lines: Sequence[Line], rows: Sequence[Row]) -> None:
    """A row for each unit, a column for each indicator, as it was frozen."""
    page = Page(book, DATA, [30, 30, 20, *[16] * len(lines)])
    page.sheet.freeze_panes = "D3"
    page.head(["Nhánh", "Đơn vị", "Biên nhận", *(x.indicator.name for x in lines)])
    page.head(["", "", "", *(measure(line.indicator) for line in lines)])
    for branch, frozen in rows:
        answers = stored(frozen.values)["indicators"]
        cells = [
            page.words(branch.name),
            page.words(frozen.submission.unit.name),
            page.words(frozen.receipt),
        ]
        for line in lines:
            cells.append(
                _answer(page, line.indicator, answers.get(line.indicator.code))
            )
        page.row(cells)


def _answer(page: Page, indicator: Indicator, value: Any) -> Any:
    if value is None:
        return page.words(None)
    shape = FORMATS.get(Kind(indicator.kind), "")
    if indicator.kind in FIGURES:
        number = Decimal(value)
        whole = number == number.to_integral_value()
        return page.figure(number, "#,##0" if whole else shape)
    if indicator.kind == Kind.DATE:
        return page.figure(datetime.date.fromisoformat(value), shape)
    return page.words(display(indicator, value))


def _table(book: Workbook, line: Line) -> None:
    columns = line.indicator.column_list
    page = Page(book, _title(book, line.indicator.name), [30, *[24] * len(columns), 20])
    page.head(["Đơn vị", *columns, "Biên nhận"])
    for item in line.answers:
        if isinstance(item.value, list):
            for row in item.value:
                filled = [*row, *[""] * (len(columns) - len(row))]
                page.row(
                    [page.words(text) for text in (item.unit, *filled, item.receipt)]
                )


def _title(book: Workbook, name: str) -> str:
    """A name that a sheet may have, and that is not taken."""
    bare = "".join(" " if char in "[]:*?/\\'" else char for char in name)[:25].strip()
    return f"{len(book.worksheets) + 1}. {bare}"


def _texts(book: Workbook, content: Content) -> None:
    """The texts as they were merged, a paragraph a row, with what they come from."""
    page = Page(book, "Nội dung", [40, 100, 24])
    page.head(["Phần", "Nội dung", "Biên nhận"])
    known = {item.receipt: item for item in content.sources}
    for part in content.parts:
        for item in marks.sourced(part.section.text, known):
            receipts = ", ".join(frozen.receipt for frozen in item.rounds)
            words = (part.section.heading, item.text, receipts)
            page.row([page.words(text) for text in words])


def _sources(book: Workbook, content: Content, site: str) -> None:
    """Which frozen round each row comes from, and who is missing."""
    page = Page(book, "Nguồn", [6, 36, 22, 20, 24, 70])
    page.head(["TT", "Đơn vị", "Biên nhận", "Nộp lúc", "Tình trạng", "SHA-256"])
    place = 0
    for place, frozen in enumerate(content.sources, 1):
        target = site + reverse("receipt", args=[frozen.receipt])
        state = "Không phát sinh" if frozen.nothing_to_report else "Đã tổng hợp"
        when = f"{timezone.localtime(frozen.submitted_at):%H:%M %d/%m/%Y}"
        unit = frozen.submission.unit.name
        before, after = (place, unit), (when, state, frozen.sha256)
        page.row(
            [
                *(page.words(value) for value in before),
                page.link(frozen.receipt, target),
                *(page.words(value) for value in after),
            ]
        )
    covered = content.coverage
    without = [(unit, "Chưa đưa vào tổng hợp") for unit in covered.outside]
    without += [(unit, "Chưa báo cáo") for unit in covered.missing]
    for number, (absent, state) in enumerate(without, place + 1):
        values = (number, absent.name, "", "", state, "")
        page.row([page.words(value) for value in values])
