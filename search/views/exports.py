"""`/search/export`: a result list as XLSX or DOCX."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from search import exporting
from search.addresses import Asked
from search.engines.base import EngineUnavailable

OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "xlsx": (exporting.as_xlsx, f"{OFFICE}.spreadsheetml.sheet"),
    "docx": (exporting.as_docx, f"{OFFICE}.wordprocessingml.document"),
}


@require_GET
@never_cache
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The results that the person sees, at most a thousand."""
    if form not in FORMATS:
        raise Http404
    asked = Asked.from_query(request.GET)
    write, content_type = FORMATS[form]
    try:
        results = exporting.collect(request.user, asked)
    except EngineUnavailable:
        return render(request, "search/results.html", {"asked": asked, "down": True})
    name = f'attachment; filename="ket-qua-tim-kiem.{form}"'
    headers = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(write(results), content_type=content_type, headers=headers)
