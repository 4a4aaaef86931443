"""What units put on pages of others: the work on the home page and on documents."""

from typing import Any

from django.http import HttpRequest

from intranet.panels import Panel
from pages.models import OfficialDocumentPage
from units import acting
from units.board import incoming
from units.permissions import supervises_units
from units.work import reading

NEAREST = 3


def my_unit(request: HttpRequest) -> Panel | None:
    """For members of units: what their unit has to do, nearest deadline first."""
    units = acting.my_units(request)
    if not units:
        return None
    unit = acting.acting_unit(request)
    context: dict[str, Any] = {"unit": unit, "units": units}
    if unit is not None:
        lines = reading.lines(unit.assignments.all())
        still_open = [line for line in lines if line.item.is_open]
        context |= {"lines": still_open[:NEAREST], "open_count": len(still_open)}
    return Panel("units/panels/my_unit.html", context, order=10)


def supervisor(request: HttpRequest) -> Panel | None:
    """For who supervises units: what came in, and how many are late."""
    if not supervises_units(request.user):
        return None
    context = {"counts": incoming.counts(request.user)}
    return Panel("units/panels/supervisor.html", context, order=20)


def document_work(request: HttpRequest, document: OfficialDocumentPage) -> Panel | None:
    """On an official document: what it asks of the reader's unit, and for who
    supervises units the way to assign it."""
    supervises = supervises_units(request.user)
    unit = acting.acting_unit(request)
    lines = []
    if unit is not None:
        lines = reading.lines(document.assignments.filter(unit=unit))
    if not supervises and not lines:
        return None
    context = {
        "unit": unit,
        "lines": lines,
        "supervises": supervises,
        "document": document,
    }
    return Panel("units/panels/document.html", context)
