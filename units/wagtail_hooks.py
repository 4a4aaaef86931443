"""What units add to Wagtail; registration only.

https://docs.wagtail.org/en/v7.4/reference/hooks.html
"""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from units import account_views, log_actions, viewsets
from units.days import admin as days
from units.days.viewset import CalendarDayViewSet
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
    """Units and people from a spreadsheet; holidays; closing an account."""
    return [
        path("roster/", include("units.roster.urls")),
        path("calendar/import/", days.import_days, name="import_days"),
        path("accounts/<int:pk>/close/", account_views.close, name="close_account"),
    ]


register_snippet(CalendarDayViewSet)
hooks.register("register_settings_menu_item", days.menu_item)
hooks.register("register_settings_menu_item", viewsets.roster_menu_item)
hooks.register("register_log_actions", log_actions.register)
