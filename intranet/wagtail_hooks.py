"""What the site adds to Wagtail; registration only.

https://docs.wagtail.org/en/v7.4/reference/hooks.html
"""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from intranet import secrecy_pass_views
from intranet.accounts import log_actions
from intranet.admin_scope import bulk_actions, choosers, listings, panels, reports
from intranet.files.views import serve_document

FIRST = -100
AFTER_WAGTAIL = 100

hooks.register("before_serve_document", serve_document, order=FIRST)
hooks.register("register_log_actions", log_actions.register)

hooks.register("construct_page_chooser_queryset", choosers.pages_to_choose)
hooks.register("construct_homepage_panels", panels.scope_panels, order=AFTER_WAGTAIL)
hooks.register(
    "construct_homepage_summary_items", panels.scope_summary, order=AFTER_WAGTAIL
)
hooks.register("construct_reports_menu", reports.scope_menu, order=AFTER_WAGTAIL)
hooks.register("register_admin_viewset", listings.register_page_viewset)
for action in bulk_actions.ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)


@hooks.register("register_admin_urls")
def register_secrecy_passes() -> list[object]:
    """Where a reviewer grants a pass."""
    view = secrecy_pass_views.grant
    return [path("secrecy-passes/", view, name="secrecy_passes")]


@hooks.register("register_settings_menu_item")
def secrecy_passes_item() -> secrecy_pass_views.PassMenuItem:
    """In the menu of settings, for those who may grant."""
    return secrecy_pass_views.PassMenuItem(
        _("Files taken for secret"),
        reverse_lazy("secrecy_passes"),
        icon_name="key",
        order=950,
    )
