"""``/healthz``: whether the site can serve, for monitors; one word a part."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

OK = "ok"
DOWN = "down"


def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 503 only where pages cannot be served."""
    checks = {"database": _database(), "storage": _storage()}
    status = OK if all(word == OK for word in checks.values()) else DOWN
    return JsonResponse(
        {"status": status, "checks": checks}, status=200 if status == OK else 503
    )


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return DOWN
    return OK


def _storage() -> str:
    return OK if settings.DATA_DIR.is_dir() else DOWN
