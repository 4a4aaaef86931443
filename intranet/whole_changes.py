"""Changes of Wagtail's admin that it does not make in one transaction by itself.

Wagtail tells of a moved page, and of one made private, after the change is committed
(``wagtail.actions.move_page``, ``wagtail.admin.views.page_privacy``). A process that is
killed in between would leave who may see the page, and search, as they were before.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

SAFE = ("GET", "HEAD", "OPTIONS")
NAMESPACES = ("wagtailadmin_pages", "wagtailadmin_collections")
BULK = "wagtail_bulk_action"


class WholeChangesMiddleware:
    """Runs the views that change pages and collections in a transaction each."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Any,
        kw: Any,
    ) -> HttpResponse | None:
        """Answer with the view, whole or not at all."""
        if request.method in SAFE or not _changes_the_tree(request):
            return None
        with transaction.atomic():
            return view(request, *args, **kw)


def _changes_the_tree(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or "preview" in match.view_name:
        return False
    return match.namespace in NAMESPACES or match.view_name == BULK
