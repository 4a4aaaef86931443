"""Who gets past the door of the supervisors' pages; for others they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from intranet import access
from pages.models import OfficialDocumentPage
from units.permissions import supervises_units

View = Callable[..., HttpResponse]


def for_supervisors(view: View) -> View:
    """404 for who supervises no unit, as for what does not exist."""

    @never_cache
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not supervises_units(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def visible_document(request: HttpRequest, pk: int) -> OfficialDocumentPage:
    """The published document, if the reader may see it."""
    seen = OfficialDocumentPage.objects.live().filter(access.visible_q(request.user))
    document: OfficialDocumentPage = get_object_or_404(seen, pk=pk)
    return document
