"""Reads a filled-in spreadsheet; what is wrong is said with the sheet and the cell."""

import datetime
import unicodedata
import warnings
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from units.filling.workbook import (
    ANSWER,
    CODE,
    FIRST_TABLE_ROW,
    MAIN,
    MARK,
    REMARK,
    marks,
    table_title,
    tables,
)
from units.models import Indicator, ReportRound, Unit
from units.reports.answers import read, read_rows
from units.reports.checks import MAX_ROWS, Problems, field_key
from units.reports.numbers import MAX_DECIMALS, read_number
from units.reports.questions import Questions
from units.reports.values import FIGURES, Kind, Values, canonical_figure, empty

MAX_LINES = 2000
MAX_COLUMNS = 60


@dataclass(frozen=True)
class CellProblem:
    """What is wrong in which cell."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place; openpyxl gives empty ones none."""

    sheet: str
    row: int
    column: int
    value: Any
    data_type: str
    number_format: str

    @property
    def place(self) -> str:
        """As people find it: ``Báo cáo!E7``."""
        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}"


Grid = list[list[Cell]]


@dataclass
class Filled:
    """What a spreadsheet says, where each answer stands, and what cannot be read."""

    values: Values = field(default_factory=empty)
    problems: list[CellProblem] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def refuse(self, cell: Cell, message: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(CellProblem(cell.place, message))

    def add(self, problems: Problems) -> None:
        """The problems that the form itself finds, at their cells."""
        for key, said in problems.items():
            place = self.places.get(key, MAIN)
            self.problems += [CellProblem(place, message) for message in said]


class Unusable(Exception):
    """A cell that holds what no answer can be."""


def read_workbook(
    file: File, *, opened: ReportRound, unit: Unit, asked: Questions
) -> Filled:
    """Everything that was filled in. Raises ValidationError where it is not the
    spreadsheet of this round, version and unit."""
    wrong = _(
        "This is not a spreadsheet in the XLSX form. Save it as XLSX and try again."
    )
    try:
        with warnings.catch_warnings():
            # Decorations that openpyxl does not know; the cells are read all the same.
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(file, read_only=True)
            sheets = {sheet.title: _grid(sheet) for sheet in book.worksheets}
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ParseError) as error:
        raise ValidationError(wrong) from error
    except (ValueError, TypeError, AttributeError) as error:
        # What openpyxl raises at sheets that are damaged inside.
        raise ValidationError(wrong) from error
    _require_made_for(sheets, opened, unit)
    filled = Filled()
    rows = {
        str(line[CODE - 1].value): line
        for line in sheets[MAIN]
        if len(line) >= CODE and line[CODE - 1].value
    }
    for section in asked.sections:
        if section.asks_text:
            _section(filled, rows, section.code)
    for item in asked.indicators:
        _indicator(filled, rows, item)
    for place, item in enumerate(tables(asked), 1):
        _table(filled, sheets, table_title(place), item)
    return filled


def _grid(sheet: Any) -> Grid:
    lines = sheet.iter_rows(max_row=MAX_LINES, max_col=MAX_COLUMNS)
    return [
        [
            Cell(
                sheet.title, row, column, cell.value, cell.data_type, cell.number_format
            )
            for column, cell in enumerate(line, 1)
        ]
        for row, line in enumerate(lines, 1)
    ]


def _require_made_for(sheets: dict[str, Grid], opened: ReportRound, unit: Unit) -> None:
    """Refuse the spreadsheet of another version, round or unit."""
    if MARK not in sheets or MAIN not in sheets:
        message = _("This is not the form that was downloaded here. Download it anew.")
        raise ValidationError(message)
    lines = [line for line in sheets[MARK] if len(line) >= 2]
    found = {line[0].value: line[1].value for line in lines}
    wanted = dict(marks(opened, unit))
    reasons = {
        "version": _(
            "The spreadsheet was made for another version of the form. Download it anew; "
            "you can copy your answers into it."
        ),
        "round": _("The spreadsheet was made for another round. Download this one."),
        "unit": _("The spreadsheet was made for another unit."),
    }
    for name, reason in reasons.items():
        if found.get(name) != wanted[name]:
            raise ValidationError(reason)


def _section(filled: Filled, rows: dict[str, list[Cell]], code: str) -> None:
    key = field_key("sections", code)
    line = rows.get(key)
    if line is None:
        filled.problems.append(_lost(key))
        return
    filled.places[key] = line[ANSWER - 1].place
    text = _text(filled, line[ANSWER - 1])
    if text:
        filled.values["sections"][code] = text


def _indicator(filled: Filled, rows: dict[str, list[Cell]], item: Indicator) -> None:
    key = field_key("indicators", item.code)
    line = rows.get(key)
    if line is None:
        filled.problems.append(_lost(item.name))
        return
    remark_key = field_key("remarks", item.code)
    filled.places |= {key: line[ANSWER - 1].place, remark_key: line[REMARK - 1].place}
    remark = _text(filled, line[REMARK - 1])
    if remark:
        filled.values["remarks"][item.code] = remark
    if item.kind == Kind.TABLE:
        return
    cell = line[ANSWER - 1]
    try:
        answer = _answer(item, cell)
    except (ValidationError, Unusable) as error:
        messages = getattr(error, "messages", [str(error)])
        filled.refuse(cell, " ".join(messages))
        filled.values.setdefault("typed", {})[item.code] = _as_typed(cell)
    else:
        if answer is not None:
            filled.values["indicators"][item.code] = answer


def _answer(item: Indicator, cell: Cell) -> Any:
    value = _usable(cell)
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime | datetime.date):
        if item.kind != Kind.DATE:
            raise Unusable(_("The cell holds a date where none is asked for."))
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float) and item.kind in FIGURES:
        number = Decimal(str(round(value, MAX_DECIMALS)))
        if item.kind == Kind.PERCENTAGE and "%" in (cell.number_format or ""):
            number *= 100
        number = number.normalize()
        if item.kind == Kind.WHOLE and number != number.to_integral_value():
            return read_number(f"{number:f}", whole=True)
        return canonical_figure(item.kind, Decimal(f"{number:f}"))
    if isinstance(value, int | float):
        value = f"{value:g}"
    return read(item, value)


def _table(
    filled: Filled, sheets: dict[str, Grid], title: str, item: Indicator
) -> None:
    if title not in sheets:
        filled.problems.append(_lost(title))
        return
    width = len(item.column_list)
    filled.places[field_key("indicators", item.code)] = f"{title}!A{FIRST_TABLE_ROW}"
    lines = sheets[title][FIRST_TABLE_ROW - 1 :]
    rows = [[_text(filled, cell) for cell in line[:width]] for line in lines]
    if found := read_rows(item, rows):
        filled.values["indicators"][item.code] = found[: MAX_ROWS + 1]


def _text(filled: Filled, cell: Cell) -> str:
    try:
        value = _usable(cell)
    except Unusable as error:
        filled.refuse(cell, str(error))
        return ""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _usable(cell: Cell) -> Any:
    """The value of a cell, text normalised; refuses formulas, errors and TRUE."""
    value = cell.value
    if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
        raise Unusable(_("The cell holds a formula; put the value itself there."))
    if cell.data_type == "e":
        raise Unusable(_("The cell holds an error of the spreadsheet program."))
    if isinstance(value, bool):
        raise Unusable(_("The cell holds TRUE or FALSE; write a word."))
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()
    if isinstance(value, int | float | datetime.datetime | datetime.date | None):
        return value
    raise Unusable(_("The cell holds something that is neither text nor a date."))


def _as_typed(cell: Cell) -> str:
    return str(cell.value)[:200]


def _lost(name: str) -> CellProblem:
    message = _("A part of the form is missing: %(name)s. Download it anew.")
    return CellProblem(MAIN, message % {"name": name})
