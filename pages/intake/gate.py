"""Who gets past the door of the desk; for others it is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from pages.intake.sections import sections_of
from pages.models import IntakeFile
from pages.models.intake import IntakeQuerySet

View = Callable[..., HttpResponseBase]


def for_clerks(view: View) -> View:
    """404 for who may bring no documents, as for what does not exist."""

    @never_cache
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.sections = sections_of(request.user)  # type: ignore[attr-defined]
        if not request.sections:  # type: ignore[attr-defined]
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def rows_of(request: HttpRequest) -> IntakeQuerySet:
    """The rows that the person behind a request may see."""
    sections = [one.pk for one in request.sections]  # type: ignore[attr-defined]
    return IntakeFile.objects.visible_to(request.user, sections)


def row_or_404(request: HttpRequest, pk: int) -> IntakeFile:
    """A row, if the person may see it."""
    rows = rows_of(request).select_related("page", "section")
    row: IntakeFile = get_object_or_404(rows, pk=pk)
    return row
