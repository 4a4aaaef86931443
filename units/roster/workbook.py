"""The spreadsheet itself: its template, and its rows with what cannot be read in them."""

import datetime
import io
import unicodedata
import warnings
import zipfile
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from units.roster.columns import CHOICES, COLUMNS, PEOPLE, UNITS, folded

MAX_ROWS = 5000
MAX_COLUMNS = 50


@dataclass(frozen=True)
class Problem:
    """What is wrong, and in which cell."""

    place: str
    message: str


@dataclass
class Row:
    """One row: its words by column, and the cells they stand in."""

    sheet: str
    number: int
    values: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)

    def problem(self, name: str, message: str) -> Problem:
        """A problem at the cell of a column; at the row where the column is missing."""
        return Problem(f"{self.sheet}!{self.cells.get(name, self.number)}", message)

    def as_json(self) -> dict[str, Any]:
        """For keeping between showing and applying."""
        return asdict(self)


def template() -> bytes:
    """An empty spreadsheet with the headings, one example row, and lists to choose
    from."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, columns in COLUMNS.items():
        sheet = book.create_sheet(title)
        for place, column in enumerate(columns, start=1):
            letter = get_column_letter(place)
            heading = sheet.cell(1, place, column.heading)
            heading.font = Font(bold=True)
            sheet.column_dimensions[letter].width = 26
            sheet.column_dimensions[letter].number_format = "@"
            if column.name in CHOICES:
                words = ",".join(
                    word for word in CHOICES[column.name] if "," not in word
                )
                allowed = DataValidation(
                    "list", formula1=f'"{words}"', allow_blank=True
                )
                allowed.showErrorMessage = False
                allowed.add(f"{letter}2:{letter}{MAX_ROWS}")
                sheet.add_data_validation(allowed)
        sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(file: File) -> tuple[list[Row], list[Problem]]:
    """All rows of both sheets, and the cells that cannot be read. Raises where it is no
    such spreadsheet at all."""
    try:
        with warnings.catch_warnings():
            # Decorations that openpyxl does not know; the cells are read all the same.
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(file, read_only=True)
            sheets = {folded(sheet.title): sheet for sheet in book.worksheets}
            rows: list[Row] = []
            problems: list[Problem] = []
            for title in (UNITS, PEOPLE):
                if folded(title) in sheets:
                    _read_sheet(title, sheets[folded(title)], rows, problems)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ParseError) as error:
        raise ValidationError(
            _(
                "This is not a spreadsheet in the XLSX form. Save it as XLSX and try again."
            )
        ) from error
    if not {folded(UNITS), folded(PEOPLE)} & set(sheets):
        message = _("The file has no sheet called “%(units)s” or “%(people)s”.")
        raise ValidationError(message % {"units": UNITS, "people": PEOPLE})
    return rows, problems


def _read_sheet(
    title: str, sheet: Any, rows: list[Row], problems: list[Problem]
) -> None:
    lines = sheet.iter_rows(max_col=MAX_COLUMNS)
    places = _headings(title, next(lines, ()), problems)
    for number, line in enumerate(islice(lines, MAX_ROWS + 1), start=2):
        if number > MAX_ROWS + 1:
            message = _("Only %(limit)s rows can be taken at once.")
            problems.append(Problem(f"{title}!{number}", message % {"limit": MAX_ROWS}))
            return
        row = Row(title, number)
        for place, cell in enumerate(line):
            if place in places:
                name = places[place]
                row.cells[name] = f"{get_column_letter(place + 1)}{number}"
                row.values[name] = _words(cell, row, name, problems)
        if any(row.values.values()):
            rows.append(row)


def _headings(title: str, line: Any, problems: list[Problem]) -> dict[int, str]:
    names = {folded(column.heading): column.name for column in COLUMNS[title]}
    found = {}
    for place, cell in enumerate(line):
        heading = folded(unicodedata.normalize("NFC", str(cell.value or "")))
        if heading in names:
            found[place] = names[heading]
    for column in COLUMNS[title]:
        if column.required and column.name not in found.values():
            message = _("The column “%(heading)s” is missing.")
            problems.append(
                Problem(f"{title}!1", message % {"heading": column.heading})
            )
    return found


def _words(cell: Any, row: Row, name: str, problems: list[Problem]) -> str:
    """What stands in a cell, as text."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        message = _("The cell holds a formula; put the value itself there.")
    elif cell.data_type == "e":
        message = _("The cell holds an error of the spreadsheet program.")
    elif isinstance(value, bool):
        message = _("The cell holds TRUE or FALSE; write a word.")
    elif isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    elif isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return str(int(value))
    elif isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    else:
        message = _("The cell holds something that is neither text nor a date.")
    problems.append(row.problem(name, message))
    return ""
