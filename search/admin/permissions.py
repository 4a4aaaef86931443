"""Who keeps search in order: those who may change the synonyms."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest

NEEDED = "search.change_synonymgroup"

keepers_only: Callable[[Any], Any] = permission_required(NEEDED, raise_exception=True)


def keeps_search(request: HttpRequest) -> bool:
    """Whether the person keeps search in order."""
    return request.user.has_perm(NEEDED)
