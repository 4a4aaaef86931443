"""What units add to Wagtail; registration only.

https://docs.wagtail.org/en/v7.4/reference/hooks.html
"""

from django.urls import include, path
from wagtail import hooks

from units import account_views, log_actions, viewsets
from units.form_building.viewsets import FormsGroup
from units.papers.viewset import PaperTemplateViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[object]:
    """Units, memberships, the templates of papers, and report forms."""
    return [
        viewsets.UnitViewSet("units"),
        viewsets.MembershipViewSet("memberships"),
        PaperTemplateViewSet("paper_templates"),
        FormsGroup(),
    ]


@hooks.register("register_admin_urls")
def register_roster() -> list[object]:
    """Units and people from a spreadsheet; closing an account."""
    return [
        path("roster/", include("units.roster.urls")),
        path("accounts/<int:pk>/close/", account_views.close, name="close_account"),
    ]


hooks.register("register_settings_menu_item", viewsets.roster_menu_item)
hooks.register("register_log_actions", log_actions.register)
