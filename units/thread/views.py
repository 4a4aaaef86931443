"""The thread and the trace of a document, the trace of a unit."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from units.board.access import for_supervisors, visible_document
from units.models import Unit
from units.permissions import can_supervise, is_member
from units.section.paging import one_page
from units.thread import reading, trace

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
def of_document(request: HttpRequest, pk: int) -> HttpResponse:
    """For everybody who may read the document, each as far as they may see."""
    document = visible_document(request, pk)
    found = reading.of_document(document, request.user)
    return render(request, "units/thread/document.html", {"thread": found})


@for_supervisors
def trace_of_document(request: HttpRequest, pk: int) -> HttpResponse:
    """For who supervises units; of other units it says nothing."""
    document = visible_document(request, pk)
    return _show(request, str(document), trace.of_document(document, request.user))


@never_cache
def trace_of_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """For the unit itself and who supervises it."""
    unit = get_object_or_404(Unit, pk=pk)
    if not is_member(request.user, unit) and not can_supervise(request.user, unit):
        raise Http404
    return _show(request, str(unit), trace.of_unit(unit))


def _show(request: HttpRequest, name: str, steps: Sequence[trace.Step]) -> HttpResponse:
    """The steps page by page, or all of them as a workbook."""
    if request.GET.get("format") == "xlsx":
        disposition = {"Content-Disposition": 'attachment; filename="nhat-ky.xlsx"'}
        content = trace.as_xlsx(steps)
        return HttpResponse(content, content_type=XLSX, headers=disposition)
    context = {
        "name": name,
        "heading": trace.heading(),
        "steps": one_page(request, steps),
    }
    return render(request, "units/thread/trace.html", context)
