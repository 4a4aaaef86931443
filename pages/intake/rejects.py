"""The report of what was not taken, as a spreadsheet for the office."""

from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from pages.importing.outcomes import Outcome, Status

WORDS = {
    Status.REFUSED: gettext_noop("not taken"),
    Status.FAILED: gettext_noop("failed"),
}
WIDTHS = (6, 60, 14, 90, 68)


def write_rejects(path: Path, outcomes: Iterable[Outcome]) -> None:
    """A row for each file that was not taken, with the reason; only the heading where
    all were."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _("Files not taken")[:31]
    sheet.append([_("No."), _("File"), _("What became of it"), _("Reason"), "SHA-256"])
    for at, width in enumerate(WIDTHS, start=1):
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for at, outcome in enumerate(outcomes, start=1):
        state = _(WORDS[outcome.status])
        values = [at, outcome.file, state, outcome.reason, outcome.sha256]
        sheet.append([_plain(value) for value in values])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    book.save(path)


def _plain(value: object) -> object:
    """A name that begins like a formula stays a name."""
    if isinstance(value, str) and value[:1] in "=+-@":
        return f"'{value}"
    return value
