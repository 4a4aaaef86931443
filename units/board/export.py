"""The board as a spreadsheet, to file and to print on A3."""

import io
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from openpyxl import Workbook

from units.board import grid
from units.board.board import asked


@never_cache
def export(request: HttpRequest) -> HttpResponse:
    """The same board as a spreadsheet."""
    seen = asked(request)
    board = grid.build(seen.units, seen.wanted)
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(_("Board"), 0)
    head = [_("Unit"), *(column.name for column in board.columns)]
    table: list[list[Any]] = [[*head, _("In"), _("Not in"), _("Overdue")]]
    for row in board.rows:
        cells = ["" if cell is None else _in_words(cell) for cell in row.cells]
        table.append([row.unit.name, *cells, row.submitted, row.missing, row.overdue])
    for line, values in enumerate(table, 1):
        for column, value in enumerate(values, 1):
            _write(sheet.cell(line, column), value)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    buffer = io.BytesIO()
    book.save(buffer)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(buffer.getvalue(), content_type=kind)
    response["Content-Disposition"] = 'attachment; filename="bang-theo-doi.xlsx"'
    return response


def _in_words(cell: grid.Cell) -> str:
    parts = (f"{cell.worst.word}", cell.worst.deadline, cell.share)
    return ", ".join(part for part in parts if part)


def _write(target: Any, value: Any) -> None:
    """A name that begins like a formula stays a name."""
    target.value = value
    if isinstance(value, str):
        target.data_type = "s"
