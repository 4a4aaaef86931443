"""Long lists of a section, a page at a time."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 30


def one_page(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any]) -> Page:
    """The page that the address asks for; the nearest where there is no such page."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
