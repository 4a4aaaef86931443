"""The review list in the admin: a line on its front page, and in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from pages.models.review import ReviewItem


class ReviewPanel(Component):
    """How many wait for the person who looks."""

    name = "reviews"
    order = 60
    template_name = "pages/admin/reviews_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The count for this person."""
        user = parent_context["request"].user
        return {"count": ReviewItem.objects.of(user).waiting().count()}


def add_panel(_request: HttpRequest, panels: list[Any]) -> None:
    """Hook ``construct_homepage_panels``."""
    panels.append(ReviewPanel())


def menu_item() -> MenuItem:
    """Hook ``register_admin_menu_item``."""
    return MenuItem(
        _("To review"),
        reverse("reviews"),
        name="reviews",
        icon_name="clipboard-list",
        order=320,
    )
