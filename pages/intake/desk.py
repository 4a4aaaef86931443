"""The desk: files are dropped, each becomes a row that tells how far it has come."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from intranet.extraction import ocr
from intranet.file_kinds import ALLOWED, Kind
from pages.intake import reading
from pages.intake.gate import for_clerks, row_or_404, rows_of
from pages.intake.receiving import receive
from pages.models import IntakeFile, IntakeState, LibraryPage
from pages.models.intake import FINISHED, NOT_TAKEN, TO_CHECK, UNDER_WAY

PER_PAGE = 50
SHOWN = {
    "to-check": (_("To check"), TO_CHECK),
    "under-way": (_("Being read"), UNDER_WAY),
    "not-taken": (_("Not taken"), NOT_TAKEN),
    "finished": (_("Finished"), FINISHED),
}
ENDINGS = sorted(
    {f".{ending}" for endings in ALLOWED[Kind.IMPORT].values() for ending in endings}
)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The desk; a POST brings files."""
    if request.method == "POST":
        return _take_in(request)
    return render(request, "pages/intake/desk.html", _context(request))


@for_clerks
@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """The list alone, asked for while something is being read."""
    return render(request, "pages/intake/list.html", _list(request))


@for_clerks
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file anew that failed."""
    row = row_or_404(request, pk)
    if row.state != IntakeState.FAILED or not row.file:
        raise Http404
    reading.try_again(row=row)
    return redirect("intake")


def _take_in(request: HttpRequest) -> HttpResponse:
    files: list[UploadedFile] = request.FILES.getlist("files")
    made = receive(files=files, section=_section(request), by=request.user)  # type: ignore[arg-type]
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "pages/intake/dropped.html", {"rows": made})
    refused = [row for row in made if row.state in NOT_TAKEN]
    if made and not refused:
        return redirect("intake")
    # Names of refused files are said once and kept nowhere, so not behind a redirect.
    context = _context(request) | {"refused": refused, "nothing": not made}
    return render(request, "pages/intake/desk.html", context)


def _section(request: HttpRequest) -> LibraryPage:
    sections: list[LibraryPage] = request.sections  # type: ignore[attr-defined]
    chosen = request.POST.get("section", "")
    return next((one for one in sections if str(one.pk) == chosen), sections[0])


def _context(request: HttpRequest) -> dict[str, Any]:
    return _list(request) | {
        "sections": request.sections,  # type: ignore[attr-defined]
        "endings": ",".join(ENDINGS),
        "ocr_languages": ocr.languages(),
    }


def _list(request: HttpRequest) -> dict[str, Any]:
    """The rows of the chosen kind, and how many there are of each."""
    found = rows_of(request).light()
    counts = found.counts()
    shown = request.GET.get("show", "")
    wanted = SHOWN.get(shown)
    if wanted:
        found = found.filter(state__in=wanted[1])
    page: Page[IntakeFile] = Paginator(
        found.select_related("page", "owner"), PER_PAGE
    ).get_page(request.GET.get("page"))
    return {
        "rows": page,
        "shown": shown if wanted else "",
        "total": sum(counts.values()),
        "figures": [
            (key, label, sum(counts.get(state, 0) for state in states))
            for key, (label, states) in SHOWN.items()
        ],
        "under_way": sum(counts.get(state, 0) for state in UNDER_WAY),
        "next_to_check": rows_of(request).next_to_check(),
    }
