"""How an address of a private section reaches its view, and who gets in."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache

from intranet.models import User


class SignedInRequest(HttpRequest):
    """What views of a section get: nobody comes past ``section_view``."""

    user: User


# Which room a template belongs to, where it is not called after it.
ROOMS = {
    "note": "notes",
    "note_form": "notes",
    "code": "members",
    "introduction_form": "overview",
}

Route = Callable[..., HttpResponse]


def section_view(name: str) -> Route:
    """A route of ``UnitPage`` to the view ``units.section.<name>``, imported on first
    use since views need the models. Who may not see the section finds nothing there."""

    @never_cache
    def checked(request: HttpRequest, page: Any, **kwargs: Any) -> HttpResponse:
        from units.permissions import can_read

        if not can_read(request.user, page.unit):
            raise Http404
        view: Route = import_string(f"units.section.{name}")
        return view(request, page, **kwargs)

    def route(self: Any, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return checked(request, self, **kwargs)

    return route


def require_writer(request: SignedInRequest, page: Any) -> None:
    """Refuse who may read the section but not write in it."""
    from units.permissions import can_write

    if not can_write(request.user, page.unit):
        raise PermissionDenied


def render_section(
    request: SignedInRequest,
    page: Any,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page of the section with what its frame needs."""
    from units.permissions import can_write

    frame = {
        "page": page,
        "self": page,
        "unit": page.unit,
        "may_write": can_write(request.user, page.unit),
        "rooms": rooms(page),
        "room": ROOMS.get(template, template),
    }
    return render(
        request,
        f"units/section/{template}.html",
        {**frame, **(context or {})},
        status=status,
    )


def rooms(page: Any) -> dict[str, str]:
    """The addresses of the rooms, by name of their route."""
    return {
        name: address(page, name) for name in ("overview", "files", "notes", "members")
    }


def address(page: Any, name: str, **kwargs: Any) -> str:
    """The address of a route of the section."""
    return f"{page.url}{page.reverse_subpage(name, kwargs=kwargs)}"
