"""Choosers offer what one has rights on."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from intranet.admin_scope import scope


def pages_to_choose(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Hook ``construct_page_chooser_queryset``: browsing, searching, destinations."""
    return pages.filter(scope.in_scope(request.user))  # type: ignore[arg-type]
