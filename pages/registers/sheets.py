"""The columns of both registers as annex IV of Nghị định 30/2020/NĐ-CP has them, for the
screen, for paper and for XLSX."""

import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from intranet import access
from pages.models import CatalogueEntry, IncomingEntry, LaterChange, OutgoingEntry
from pages.models.dates import display_partial
from pages.registers.books import Book

Entry = OutgoingEntry | IncomingEntry
HIDDEN = "—"
WIDTH = 24


@dataclass(frozen=True)
class Row:
    """One line: its cells in the order of the heading, and what was changed after the
    closing. ``page_id`` is the document, where the reader may see it."""

    entry: Entry
    cells: tuple[str, ...]
    later: tuple[str, ...]
    page_id: int | None


def heading(book: Book) -> tuple[str, ...]:
    """The names of the columns."""
    if book.series is None:
        return (
            _("Arrived on"), _("Arrival number"), _("Sender"), _("Number, symbol"),
            _("Date"), _("Type and subject"), _("Forwarded to"), _("Forwarded on"),
            _("To be answered by"), _("Receipt"), _("Remarks"),
        )  # fmt: skip
    return (
        _("Number"), _("Number, symbol"), _("Date"), _("Type and subject"), _("Signer"),
        _("Recipients"), _("Who keeps the copy"), _("Copies"), _("State"), _("Remarks"),
    )  # fmt: skip


def rows(book: Book, viewer: access.Viewer, entries: Iterable[Entry]) -> list[Row]:
    """The lines of a page of entries. The number stays for everybody who keeps the
    register; what a document says only who may read it gets to know."""
    entries = list(entries)
    named = {entry.document_id for entry in entries if entry.document_id}
    seen = set(
        CatalogueEntry.objects.visible_to(viewer)
        .filter(pk__in=named)
        .values_list("pk", flat=True)
    )
    return [_row(entry, _readable(entry, viewer, seen)) for entry in entries]


def _readable(entry: Entry, viewer: access.Viewer, seen: set[int]) -> bool:
    """Whether the columns may be shown: the document is one that the reader sees, or a
    draft in a folder of theirs, or is not held here at all."""
    document = entry.document
    if document is None or document.pk in seen:
        return True
    return not document.live and document.permissions_for_user(viewer).can_edit()


def _row(entry: Entry, readable: bool) -> Row:
    cells = _outgoing(entry) if isinstance(entry, OutgoingEntry) else _incoming(entry)
    if not readable:
        shown = {entry.number, f"{entry.number:02d}"}
        cells = tuple(cell if cell in map(str, shown) else HIDDEN for cell in cells)
    later = (
        tuple(_told(change) for change in entry.later_changes.all()) if readable else ()
    )
    return Row(entry, cells, later, entry.document_id if readable else None)


def _told(change: LaterChange) -> str:
    """A change after the closing, in one sentence."""
    return _("Changed after closing, %(day)s, %(who)s: %(what)s") % {
        "day": date_format(change.changed_at, "SHORT_DATE_FORMAT"),
        "who": change.changed_by or "",
        "what": change.what,
    }


def _outgoing(entry: OutgoingEntry) -> tuple[str, ...]:
    state = entry.get_state_display()
    if entry.reason:
        state = f"{state}: {entry.reason}"
    return (
        f"{entry.number:02d}",
        entry.number_symbol,
        display_partial(entry.dated),
        entry.subject,
        entry.signer,
        entry.recipients,
        entry.kept_by,
        str(entry.copies or ""),
        state,
        entry.remarks,
    )


def _incoming(entry: IncomingEntry) -> tuple[str, ...]:
    return (
        _day(entry.arrived_on),
        str(entry.number),
        entry.sender,
        entry.number_symbol,
        display_partial(entry.dated),
        entry.subject,
        entry.forwarded_to,
        _day(entry.forwarded_on),
        _day(entry.deadline),
        entry.received_by,
        entry.remarks,
    )


def _day(day: datetime.date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def as_xlsx(book: Book, lines: Sequence[Row]) -> bytes:
    """The register as a workbook; changes after the closing stand in a last column."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append([book.name])
    sheet.append([*heading(book), _("Changed after closing")])
    for line in lines:
        sheet.append([*line.cells, "\n".join(line.later)])
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    for number in range(1, len(heading(book)) + 2):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.value:  # what begins like a formula is text all the same
                cell.data_type = "s"
    sheet.freeze_panes = "A3"
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()
