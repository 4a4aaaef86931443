"""Pages by address: what a reader may not see is not there.

Wagtail's own check would send a signed-in reader to the login page, which tells that the
page exists, and would ask Django's groups instead of dated memberships."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import Page

from intranet import access

Serve = Callable[[Page, HttpRequest, Any, Any], HttpResponseBase]


def refuse_hidden(page: Page, request: HttpRequest, *_args: Any) -> None:
    """Hook ``before_serve_page``, before any other, so that no method answers
    differently."""
    if not access.can_see(request.user, page):
        raise Http404


def serve_seen(_callback: Serve) -> Serve:
    """Hook ``on_serve_page``, outside Wagtail's: the page at once, without its check;
    ours was made before (``refuse_hidden``)."""

    def serve(
        page: Page, request: HttpRequest, args: Any, kwargs: Any
    ) -> HttpResponseBase:
        return page.serve(request, *args, **kwargs)

    return serve
