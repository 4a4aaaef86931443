"""The admin's menu: each role sees what it works with and no more."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from intranet.roles import REVIEWERS

_EDITING = (
    "explorer",
    "images",
    "documents",
    "relations",
    "reviews",
    "registers",
    "vocabularies",
    "searching",
    "paper-templates",
    "report-forms",
    "settings",
)


def trim_main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Administrators keep everything but Wagtail's own help; others what they use."""
    if request.user.is_superuser:
        items[:] = [item for item in items if item.name != "help"]
        return
    reviews = request.user.groups.filter(name=REVIEWERS).exists()
    kept = (*_EDITING, "reports") if reviews else _EDITING
    items[:] = [item for item in items if item.name in kept]
