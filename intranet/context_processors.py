"""What the frame of every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from intranet import access


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """The name of the site, the languages to switch between, and whether the reader
    works in the admin, asked of the database only where shown."""
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "languages": settings.LANGUAGES,
        "works_in_admin": SimpleLazyObject(lambda: _works_in_admin(request)),
    }


def _works_in_admin(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and access.STAFF in access.viewer_tokens(user)
