"""Addresses that browsers and robots ask for by custom.

https://www.rfc-editor.org/rfc/rfc9309 (robots.txt)
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

DAY = 24 * 3600


@require_safe
@cache_control(max_age=DAY)
def robots(_request: HttpRequest) -> HttpResponse:
    """Nothing here is for a search engine of the internet."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@require_safe
@cache_control(max_age=DAY)
def favicon(_request: HttpRequest) -> HttpResponse:
    """The mark of the site, for a browser that shows a file and not a page of ours."""
    return redirect(static("img/mark.svg"))
