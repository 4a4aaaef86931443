"""Small panels that apps put on pages of others: an app registers a provider for a place
at start-up, a page template renders them with ``{% panels "home" %}``, and no import
points upwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

HOME = "home"
DOCUMENT = "document"
READING = "reading"


@dataclass(frozen=True)
class Panel:
    """What stands on the page: a template with its context; lower ``order`` first."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    order: int = 100


Provider = Callable[..., Panel | None]

_providers: dict[str, list[Provider]] = {}


def register_panel(place: str, provider: Provider) -> None:
    """``provider(request)`` gives the panel for this reader, or None for none; a place
    that is about something hands that in as well: ``provider(request, document)``."""
    _providers.setdefault(place, []).append(provider)


def panels_for(place: str, request: HttpRequest, *about: Any) -> list[Panel]:
    """The panels of a place for this reader, in order."""
    given = [provider(request, *about) for provider in _providers.get(place, [])]
    return sorted((panel for panel in given if panel), key=lambda panel: panel.order)
