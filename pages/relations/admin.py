"""Where relations are met in the admin: menu, the head of a document's form."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from pages.models import OfficialDocumentPage


def menu_item() -> MenuItem:
    """Hook ``register_admin_menu_item``."""
    return MenuItem(
        _("Relations of documents"),
        reverse("pages_relations"),
        name="relations",
        icon_name="link",
        order=310,
    )


def header_buttons(
    page: Page, user: Any, next_url: str | None = None, **_kwargs: Any
) -> list[Button]:
    """Hook ``register_page_header_buttons``: from the form of a document to what it is
    to others."""
    if not issubclass(page.specific_class, OfficialDocumentPage) or not page.pk:
        return []
    if not page.permissions_for_user(user).can_edit():
        return []
    url = reverse("pages_relations_of", args=[page.pk])
    return [Button(_("Relations"), url, icon_name="link", priority=75)]
