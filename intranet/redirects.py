"""Redirects of pages that moved, for who may see the page: the new address carries its
title."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from intranet import access


class ScopedRedirectMiddleware(RedirectMiddleware):
    """Wagtail's own; a redirect to a hidden page is none."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Replace a 404 by a redirect that the person may know of."""
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is response:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        found = get_redirect(request, path) or get_redirect(
            request, urlsplit(path).path
        )
        page = found.redirect_page if found else None
        if page and not (page.live and access.can_see(request.user, page)):
            return response
        return answer
