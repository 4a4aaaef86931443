"""What pages add to Wagtail's admin; registration only."""

from wagtail import hooks

from pages import editing
from pages.admin_urls import urlpatterns

hooks.register("after_create_page", editing.warn_of_same_number)
hooks.register("after_edit_page", editing.warn_of_same_number)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    """Suggestions for the editing forms."""
    return urlpatterns
