"""What pages add to Wagtail's admin; registration only."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from pages import editing, menus, moving
from pages.admin_urls import urlpatterns
from pages.registers import buttons, viewsets
from pages.registers import log_actions as register_actions
from pages.relations import admin as relations
from pages.relations import log_actions
from pages.reviews import admin as reviews
from pages.viewsets import VocabularyGroup

register_snippet(VocabularyGroup)
hooks.register("before_move_page", moving.ask_before_opening)
hooks.register("before_bulk_action", moving.refuse_opening_in_bulk)
hooks.register("construct_main_menu", menus.trim_main_menu)
hooks.register("after_create_page", editing.warn_of_same_number)
hooks.register("after_edit_page", editing.warn_of_same_number)
hooks.register("register_admin_menu_item", relations.menu_item)
hooks.register("register_page_header_buttons", relations.header_buttons)
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_admin_menu_item", reviews.menu_item)
hooks.register("construct_homepage_panels", reviews.add_panel)
hooks.register("register_page_header_buttons", buttons.header_buttons)
hooks.register("register_admin_menu_item", viewsets.menu_item)
hooks.register("register_log_actions", register_actions.register)


@hooks.register("register_admin_viewset")
def register_viewsets() -> object:
    """Number series."""
    return viewsets.NumberSeriesViewSet()


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    """Suggestions for the editing forms."""
    return urlpatterns
