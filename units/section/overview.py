"""The first room of a section: what is new in it, who leads it."""

from django.http import HttpResponse

from units.models import UnitPage
from units.permissions import can_introduce
from units.section.routes import SignedInRequest, address, render_section
from units.work import reading

LATEST = 5


def show(request: SignedInRequest, page: UnitPage) -> HttpResponse:
    """The latest files and notes, the head, and what a closing means for the reader."""
    unit = page.unit
    introduces = can_introduce(request.user, unit)
    return render_section(
        request,
        page,
        "overview",
        {
            "head": unit.head,
            "introduce_address": (
                address(page, "edit_introduction") if introduces else ""
            ),
            "lines": reading.lines(unit.assignments.all()),
            "files": unit.files.kept()[:LATEST],
            "notes": unit.notes.kept().select_related("written_by")[:LATEST],
        },
    )
