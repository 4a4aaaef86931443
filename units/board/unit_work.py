"""One unit's work, for who supervises it and for itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from pages.models import CatalogueEntry
from units.models import SubmissionRound, Unit
from units.permissions import can_supervise, is_member
from units.section.paging import one_page
from units.work import reading

LATEST = 20


@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything assigned to it, the most urgent first, what it handed in, and what was
    published of it."""
    unit = get_object_or_404(Unit, pk=pk)
    own = is_member(request.user, unit)
    supervises = can_supervise(request.user, unit)
    if not own and not supervises:
        raise Http404
    rounds = SubmissionRound.objects.filter(submission__unit=unit).select_related(
        "submission"
    )
    published = CatalogueEntry.objects.visible_to(request.user).filter(unit=unit)
    context = {
        "unit": unit,
        "own": own,
        "supervises": supervises,
        "lines": reading.lines(unit.assignments.all()),
        "published": published.as_lines()[:LATEST],
        "rounds": one_page(request, rounds.order_by("-submitted_at")),
    }
    return render(request, "units/board/unit.html", context)
