"""The form of a round as a spreadsheet: what can be filled in is open, the rest locked.

A hidden sheet says for which round, version and unit it was made; a hidden column names
what each row asks, so that a row is found even where somebody moved it.
https://openpyxl.readthedocs.io/en/stable/protection.html
"""

import io
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from units.models import Indicator, ReportRound, Unit
from units.reports.answers import display, read_date
from units.reports.questions import Questions
from units.reports.values import FIGURES, Canonical, Kind, Values, figure

MAIN = "Báo cáo"
MARK = "_mau"
LISTS = "_chon"
NUMBER, NAME, MEASURE, LAST, ANSWER, REMARK, CODE = range(1, 8)
WIDTHS = {NUMBER: 6, NAME: 52, MEASURE: 14, LAST: 18, ANSWER: 28, REMARK: 34, CODE: 4}
TABLE_ROWS = 100
FIRST_TABLE_ROW = 4

OPEN = PatternFill("solid", fgColor="FFF8DC")
HEAD = PatternFill("solid", fgColor="E8EDF3")
THIN = Side(style="thin", color="A0A7B0")
LINE = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")


def marks(opened: ReportRound, unit: Unit) -> list[tuple[str, Any]]:
    """The lines of the hidden sheet, by which a spreadsheet is known again."""
    return [
        ("round", opened.pk),
        ("version", opened.version_id),
        ("unit", unit.code),
    ]


def table_title(place: int) -> str:
    """The sheet of the n-th table."""
    return f"Bảng {place}"


def tables(asked: Questions) -> list[Indicator]:
    """The indicators that have a sheet of their own."""
    return [item for item in asked.indicators if item.kind == Kind.TABLE]


def workbook(
    *,
    opened: ReportRound,
    unit: Unit,
    asked: Questions,
    values: Values,
    last: Values | None,
) -> bytes:
    """The spreadsheet with what the draft holds already."""
    book = Workbook()
    book.remove(book.worksheets[0])
    lists = book.create_sheet(LISTS)
    main = book.create_sheet(MAIN, 0)
    _heading(main, opened, unit)
    _questions(main, lists, asked, values, last)
    for place, item in enumerate(tables(asked), 1):
        _table(book.create_sheet(table_title(place), place), item, values)
    mark = book.create_sheet(MARK)
    for line in marks(opened, unit):
        mark.append(line)
    mark.sheet_state = lists.sheet_state = "veryHidden"
    for sheet in book.worksheets:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _heading(sheet: Any, opened: ReportRound, unit: Unit) -> None:
    shown = {
        "start": f"{opened.period_start:%d/%m/%Y}",
        "end": f"{opened.cut_off:%d/%m/%Y}",
        "due": f"{opened.due:%d/%m/%Y}",
    }
    _put(sheet, 1, NAME, opened.name, bold=True)
    _put(sheet, 2, NAME, unit.name)
    _put(
        sheet,
        3,
        NAME,
        _("figures from %(start)s to %(end)s, due %(due)s") % shown,
    )
    _put(sheet, 4, NAME, _("Fill in the yellow cells only; numbers without units."))
    headings = {
        NUMBER: _("No."),
        NAME: _("What is asked"),
        MEASURE: _("Unit of measure"),
        LAST: _("Last period"),
        ANSWER: _("Answer"),
        REMARK: pgettext("beside a figure", "Remark"),
    }
    for column, word in headings.items():
        cell = _put(sheet, 6, column, word, bold=True)
        cell.fill, cell.border = HEAD, LINE
    for column, width in WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(CODE)].hidden = True
    sheet.freeze_panes = "A7"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _questions(
    sheet: Any, lists: Any, asked: Questions, values: Values, last: Values | None
) -> None:
    row, number = 7, 1
    for part in asked.parts:
        section = part.section
        cell = _put(sheet, row, NAME, section.heading, bold=True)
        cell.fill = HEAD
        row += 1
        if section.asks_text:
            _put(sheet, row, NAME, section.help_text or _("In words"))
            _put(sheet, row, CODE, f"sections.{section.code}")
            text = values["sections"].get(section.code, "")
            _open(sheet, row, ANSWER, text)
            sheet.merge_cells(
                start_row=row, start_column=ANSWER, end_row=row, end_column=REMARK
            )
            sheet.row_dimensions[row].height = 110
            row += 1
        for item in part.indicators:
            _put(sheet, row, NUMBER, number)
            _indicator(sheet, lists, row, item, asked, values, last)
            row, number = row + 1, number + 1


def _indicator(
    sheet: Any,
    lists: Any,
    row: int,
    item: Indicator,
    asked: Questions,
    values: Values,
    last: Values | None,
) -> None:
    name = item.name if item.required else f"{item.name} ({_('optional')})"
    _put(sheet, row, NAME, name)
    measure = "%" if item.kind == Kind.PERCENTAGE else item.measure
    _put(sheet, row, MEASURE, measure)
    _put(sheet, row, CODE, f"indicators.{item.code}")
    before = last["indicators"].get(item.code) if last else None
    if item.kind == Kind.TABLE:
        place = tables(asked).index(item) + 1
        _put(
            sheet,
            row,
            ANSWER,
            _("See sheet “%(sheet)s”") % {"sheet": table_title(place)},
        )
    else:
        _put(sheet, row, LAST, cell_value(item, before))
        answer = values["indicators"].get(item.code)
        typed = values.get("typed", {}).get(item.code)
        cell = _open(sheet, row, ANSWER, typed or cell_value(item, answer))
        _format(cell, item)
        sheet.cell(row, LAST).number_format = cell.number_format
        if rule := _rule(item, lists):
            rule.add(cell)
            sheet.add_data_validation(rule)
    _open(sheet, row, REMARK, values["remarks"].get(item.code, ""))


def cell_value(item: Indicator, answer: Canonical | None) -> Any:
    """An answer as a cell holds it: numbers and dates as such."""
    number = figure(item, answer)
    if number is not None:
        return int(number) if number == number.to_integral_value() else float(number)
    if item.kind == Kind.DATE and isinstance(answer, str):
        return read_date(answer)
    return display(item, answer) or None


def _format(cell: Any, item: Indicator) -> None:
    formats = {
        Kind.WHOLE: "#,##0",
        Kind.MONEY: "#,##0.###",
        Kind.DATE: "DD/MM/YYYY",
        Kind.CHOICE: "@",
    }
    cell.number_format = formats.get(Kind(item.kind), "General")
    if item.kind == Kind.DATE:
        cell.comment = Comment(_("Day first: 05/01/2026"), MAIN)


def _rule(item: Indicator, lists: Any) -> DataValidation | None:
    """What the spreadsheet program itself refuses; the page checks all of it again."""
    if item.kind == Kind.CHOICE and item.choice_list:
        column = lists.max_column + 1
        for place, choice in enumerate(item.choice_list, 1):
            _put(lists, place, column, choice)
        letter = get_column_letter(column)
        last = len(item.choice_list)
        rule = DataValidation(
            "list", formula1=f"{LISTS}!${letter}$1:${letter}${last}", allow_blank=True
        )
        message = _("Choose from the list.")
    elif item.kind in FIGURES:
        low = "-1E15" if item.minimum is None else _plain(item.minimum)
        high = "1E15" if item.maximum is None else _plain(item.maximum)
        rule = DataValidation(
            "whole" if item.kind == Kind.WHOLE else "decimal",
            "between",
            low,
            high,
            allow_blank=True,
        )
        message = _("A number goes here, as the form allows it.")
    else:
        return None
    rule.errorTitle, rule.error, rule.showErrorMessage = item.name[:30], message, True
    return rule


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _table(sheet: Any, item: Indicator, values: Values) -> None:
    _put(sheet, 1, 1, item.name, bold=True)
    _put(sheet, 2, 1, _("One row for each; leave the rest empty."))
    rows = values["indicators"].get(item.code)
    for place, word in enumerate(item.column_list, 1):
        sheet.column_dimensions[get_column_letter(place)].width = 34
        cell = _put(sheet, FIRST_TABLE_ROW - 1, place, word, bold=True)
        cell.fill, cell.border = HEAD, LINE
        for number in range(TABLE_ROWS):
            held = rows[number] if isinstance(rows, list) and number < len(rows) else []
            text = held[place - 1] if place <= len(held) else ""
            _open(sheet, FIRST_TABLE_ROW + number, place, text).number_format = "@"
    sheet.freeze_panes = f"A{FIRST_TABLE_ROW}"


def _put(sheet: Any, row: int, column: int, value: Any, *, bold: bool = False) -> Any:
    """A locked cell. A text that begins like a formula stays a text."""
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = WRAP
    return cell


def _open(sheet: Any, row: int, column: int, value: Any) -> Any:
    """A cell to fill in."""
    cell = _put(sheet, row, column, value)
    cell.fill, cell.border = OPEN, LINE
    cell.protection = Protection(locked=False)
    return cell
