"""``/healthz``: whether the site can serve, for monitors; one word a part."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

OK = "ok"
DOWN = "down"
DEGRADED = "degraded"

_further: dict[str, Callable[[], str]] = {}


def register_check(name: str, check: Callable[[], str]) -> None:
    """Have a part checked without which pages are still served; ``check`` gives its
    word and does not raise."""
    _further[name] = check


def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 503 only where pages cannot be served."""
    needed = {"database": _database(), "storage": _storage()}
    if any(word != OK for word in needed.values()):
        checks = {**needed, **dict.fromkeys(_further, DOWN)}
        return JsonResponse({"status": DOWN, "checks": checks}, status=503)
    further = {name: check() for name, check in _further.items()}
    status = OK if all(word == OK for word in further.values()) else DEGRADED
    return JsonResponse({"status": status, "checks": {**needed, **further}})


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return DOWN
    return OK


def _storage() -> str:
    return OK if settings.DATA_DIR.is_dir() else DOWN
