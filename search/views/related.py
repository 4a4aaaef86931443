"""`/search/related/12/`: documents like the page that is read, as a piece of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from search.engines.base import EngineUnavailable
from search.related import related
from search.sources import record_id

PAGE = "page"


@require_GET
@never_cache
def related_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Alone it is a page of its own. What the reader may not see has nothing like it."""
    try:
        found = related(request.user, record_id(PAGE, pk))
    except EngineUnavailable:
        found = []
    part = request.headers.get("X-Requested-With") == "fetch"
    template = "search/related_list.html" if part else "search/related.html"
    return render(request, template, {"related": found})
