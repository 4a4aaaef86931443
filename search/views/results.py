"""`/search/`: results for a reader, with and without JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from search.addresses import Asked
from search.empty import ways_out
from search.engines.base import EngineUnavailable
from search.learning import count_search
from search.models import SavedSearch
from search.recent import remember
from search.service import search_site
from search.showing import show

PAGE = "search/results.html"
LIST = "search/list.html"
DOWN = "search/down.html"


class HtmxRequest(HttpRequest):
    """A request that django_htmx's middleware has seen."""

    htmx: HtmxDetails


@require_GET
@never_cache
@vary_on_headers("HX-Request")
def results(request: HtmxRequest) -> HttpResponse:
    """The results of what the address asks for. For htmx only the list with its facets.

    An engine that is down is told on the page, which offers browsing instead."""
    asked = Asked.from_query(request.GET)
    context = {"asked": asked, "search_words": asked.text}
    partly = bool(request.htmx) and not request.htmx.history_restore_request
    if asked.is_empty and "q" not in request.GET:
        return render(request, LIST if partly else PAGE, context)
    try:
        found = search_site(request.user, asked.search)
        if not found.total:
            context["ways_out"] = ways_out(request.user, asked)
    except EngineUnavailable:
        return render(request, DOWN if partly else PAGE, {**context, "down": True})
    context["results"] = show(asked, found)
    context["alerts"] = SavedSearch.Alert.choices
    if asked.page == 1 and not (partly and not request.htmx.boosted):
        learn(request, asked, found.total)
    response = render(request, LIST if partly else PAGE, context)
    if partly and not request.htmx.boosted:
        response["HX-Replace-Url"] = asked.address
    return response


def learn(request: HttpRequest, asked: Asked, total: int) -> None:
    """Count a search that was typed to its end, not each letter on the way there."""
    remember(request, asked)
    if not asked.filters:
        count_search(request.user, asked.text, total)
