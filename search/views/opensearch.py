"""`/opensearch.xml`: this site in the browser's own search box.

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"


@require_GET
def opensearch(request: HttpRequest) -> HttpResponse:
    """The description; its addresses are those of the settings, not of the request."""
    context = {"site_url": settings.SITE_URL}
    return render(request, "search/opensearch.xml", context, content_type=CONTENT_TYPE)
