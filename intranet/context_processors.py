"""What the frame of every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """The name of the site and the languages to switch between."""
    return {"site_name": settings.WAGTAIL_SITE_NAME, "languages": settings.LANGUAGES}
