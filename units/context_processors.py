"""Whose work the reader is doing, shown on every screen."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from units import acting
from units.permissions import supervises_units


def acting_unit(request: HttpRequest) -> dict[str, Any]:
    """``acting_unit`` and ``my_units``, asked of the database only where shown."""
    if not hasattr(request, "user"):
        return {}
    return {
        "acting_unit": SimpleLazyObject(lambda: acting.acting_unit(request)),
        "my_units": SimpleLazyObject(lambda: acting.my_units(request)),
        "supervises_units": SimpleLazyObject(lambda: supervises_units(request.user)),
    }
