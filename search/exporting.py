"""A result list as a file to work on: XLSX and DOCX, with what its reader may see."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import docx
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from intranet import access
from search.addresses import MOST_PER_PAGE, Asked
from search.saving import told_as
from search.service import SiteResults, search_site
from search.showing import ShownHit, show

MOST_EXPORTED = 1_000
WIDTHS = (6, 18, 22, 60, 34, 14, 20, 50)


@dataclass(frozen=True)
class ResultList:
    """What is exported: the rows, and how many there are in all."""

    name: str
    total: int
    hits: tuple[ShownHit, ...]

    @property
    def heading(self) -> list[str]:
        """The names of the columns."""
        return [_("No."), _("Kind"), _("Number"), _("Title"), _("Issuer"), _("Date"),
                _("Effect"), _("Address")]  # fmt: skip

    @property
    def rows(self) -> Iterator[Sequence[str]]:
        """One row a result, the closest first."""
        for number, shown in enumerate(self.hits, 1):
            hit = shown.hit
            date = date_format(hit.date, "SHORT_DATE_FORMAT") if hit.date else ""
            address = settings.SITE_URL + hit.url.partition("#")[0]
            yield (str(number), shown.kind, hit.symbol, hit.title, shown.issuer, date,
                   shown.effect, address)  # fmt: skip

    @property
    def caption(self) -> str:
        """Which search this is, and how much of it."""
        words = {"name": self.name, "shown": len(self.hits), "total": self.total}
        return _("Search: %(name)s. %(shown)d of %(total)d results.") % words


def collect(viewer: access.Viewer, asked: Asked) -> ResultList:
    """The results of a search, page after page, each checked for this reader; raises
    EngineUnavailable."""
    hits: list[ShownHit] = []
    part = replace(asked, page=1, per_page=MOST_PER_PAGE)
    while True:
        found = search_site(viewer, part.search)
        hits += show(part, _unframed(found)).hits
        if len(hits) >= MOST_EXPORTED or part.page >= found.pages:
            return ResultList(told_as(asked), found.total, tuple(hits[:MOST_EXPORTED]))
        part = part.on_page(part.page + 1)


def as_xlsx(results: ResultList) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = _("Results")
    sheet.append([_clean(results.caption)])
    sheet.append(results.heading)
    for row in results.rows:
        sheet.append([_clean(text) for text in row])
    for cells in sheet.iter_rows(min_row=3):
        for cell in cells:
            # A text that begins with = is a text, not a formula.
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A3"
    return _saved(book)


def as_docx(results: ResultList) -> bytes:
    """A document with a table, across the page."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(_("Results"), level=1)
    document.add_paragraph(_clean(results.caption))
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, results.heading, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in results.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    return _saved(document)


def _unframed(found: SiteResults) -> SiteResults:
    """With the document whose number was typed at its place in the list."""
    return replace(found, results=replace(found.results, exact=None))


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")


def _saved(file: object) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)  # type: ignore[attr-defined]  # both libraries save alike
    return buffer.getvalue()
