"""`/search/suggest`: what the search field offers while someone types."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from search.addresses import Asked
from search.engines.base import EngineUnavailable
from search.suggestions import suggest, suggest_phrases

SHORTEST = 2


@require_GET
@never_cache
def suggestions(request: HttpRequest) -> JsonResponse:
    """Documents to open and phrases to search for; nothing where the engine is down."""
    text = Asked.from_query(request.GET).text
    if len(text) < SHORTEST:
        return JsonResponse({"items": []})
    try:
        phrases = suggest_phrases(request.user, text)
        found = suggest(request.user, text)
    except EngineUnavailable:
        return JsonResponse({"items": []})
    items = [{"kind": "phrase", "title": phrase} for phrase in phrases]
    items += [
        {"kind": "page", "title": s.title, "symbol": s.symbol, "url": s.url}
        for s in found
    ]
    return JsonResponse({"items": items})
