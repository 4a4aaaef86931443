"""`GET /api/search`: the search of the site for programs, in a reader's name."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from search.addresses import Asked
from search.engines.base import EngineUnavailable
from search.openapi import description
from search.serialising import results_json
from search.service import search_site

WAIT_SECONDS = "5"


@require_GET
@never_cache
def api_search(request: HttpRequest) -> JsonResponse:
    """Results as JSON; 503 where the engine is out of reach. Who is not signed in gets
    401 from the middleware, unless the site is open for public reading."""
    asked = Asked.from_api(request.GET)
    try:
        found = search_site(request.user, asked.search)
    except EngineUnavailable:
        answer = {"error": "search is not available"}
        return JsonResponse(answer, status=503, headers={"Retry-After": WAIT_SECONDS})
    values: dict[str, Any] = results_json(found, with_score=False)
    return _json({**values, "page": asked.page, "pages": found.pages})


@require_GET
def openapi(_request: HttpRequest) -> JsonResponse:
    """What the interface takes and gives."""
    return _json(description())


def _json(values: dict[str, Any]) -> JsonResponse:
    return JsonResponse(values, json_dumps_params={"ensure_ascii": False})
