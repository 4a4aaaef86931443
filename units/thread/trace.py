"""The trace of a document or of a unit: Wagtail's own log, read for one reader.

It is written by the operations and nowhere offered for change.
https://docs.wagtail.org/en/v7.4/extending/audit_log.html
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from wagtail.models import ModelLogEntry, PageLogEntry

from intranet import access
from pages.models import OfficialDocumentPage
from units.models import Assignment, Submission, Unit
from units.thread.reading import seen_units

MOST = 5_000
WIDTHS = (20, 28, 34, 60, 50)


@dataclass(frozen=True)
class Step:
    """Who did what to which thing, and when."""

    when: str
    who: str
    what: str
    thing: str
    detail: str

    @property
    def cells(self) -> tuple[str, ...]:
        """As a line of a table."""
        return (self.when, self.who, self.what, self.thing, self.detail)


def heading() -> tuple[str, ...]:
    """The names of the columns."""
    return _("When"), _("Who"), _("What was done"), _("To what"), _("In detail")


def of_document(document: OfficialDocumentPage, reader: access.Viewer) -> list[Step]:
    """What happened to a document and to the work under it, of the units that the
    reader sees; the newest first."""
    units = seen_units(reader).values("pk")
    work = _about(
        (Assignment, Assignment.objects.filter(document=document, unit__in=units)),
        (Submission, Submission.objects.filter(document=document, unit__in=units)),
    )
    return _steps(PageLogEntry.objects.filter(page=document), work)


def of_unit(unit: Unit) -> list[Step]:
    """What happened to a unit, its section, its assignments and what it handed in."""
    work = _about(
        (Assignment, Assignment.objects.filter(unit=unit)),
        (Submission, Submission.objects.filter(unit=unit)),
        (Unit, Unit.objects.filter(pk=unit.pk)),
    )
    return _steps(PageLogEntry.objects.none(), work)


def _about(
    *things: tuple[type[models.Model], QuerySet],
) -> QuerySet[ModelLogEntry]:
    """The entries about some rows; the log knows them by their number as text."""
    wanted = Q()
    for model, rows in things:
        keys = rows.order_by().values_list(Cast("pk", models.CharField()))
        kind = ContentType.objects.get_for_model(model)
        wanted |= Q(content_type=kind, object_id__in=keys)
    return ModelLogEntry.objects.filter(wanted)


def _steps(pages: QuerySet[PageLogEntry], work: QuerySet[ModelLogEntry]) -> list[Step]:
    found: list[PageLogEntry | ModelLogEntry] = [
        *pages.select_related("user")[:MOST],
        *work.select_related("user")[:MOST],
    ]
    found.sort(key=lambda entry: entry.timestamp, reverse=True)
    return [_step(entry) for entry in found[:MOST]]


def _step(entry: PageLogEntry | ModelLogEntry) -> Step:
    data = entry.data or {}
    told = (
        f"{name}: {value}"
        for name, value in data.items()
        if isinstance(value, str | int)
    )
    when = timezone.localtime(entry.timestamp)
    return Step(
        when=date_format(when, "SHORT_DATETIME_FORMAT"),
        who=str(entry.user or _("the system")),
        what=str(entry.message),
        thing=entry.label,
        detail="; ".join(told),
    )


def as_xlsx(steps: Iterable[Step]) -> bytes:
    """The trace as a workbook; every cell is text."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for line, cells in enumerate((heading(), *(step.cells for step in steps)), 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(line, column, value)
            cell.data_type = "s"
            if line == 1:
                cell.font = Font(bold=True)
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()
