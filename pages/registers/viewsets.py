"""The menu "Registers" of the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from pages.models import NumberSeries
from pages.registers.views import KEEPS


class KeptPolicy(ModelPermissionPolicy):
    """A series with numbers in it is never deleted, so none is."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Django's permissions, without deleting."""
        return action != "delete" and super().user_has_permission(user, action)


class NumberSeriesViewSet(ModelViewSet):
    """Which body numbers what, and when it begins again."""

    model = NumberSeries
    name = "number_series"
    icon = "list-ol"
    menu_label = _("Number series")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ("__str__", "get_runs_display", "term")
    panels = [
        FieldRowPanel([FieldPanel("body"), FieldPanel("name")]),
        FieldPanel("document_types"),
        FieldRowPanel([FieldPanel("runs"), FieldPanel("term")]),
    ]

    @property
    def permission_policy(self) -> KeptPolicy:
        """Without deleting."""
        return KeptPolicy(self.model)


class RegistersMenuItem(MenuItem):
    """For those who keep the registers."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Editors and reviewers."""
        return bool(request.user.has_perm(KEEPS))


def menu_item() -> RegistersMenuItem:
    """In the main menu, below the vocabularies."""
    return RegistersMenuItem(
        _("Registers"),
        reverse_lazy("registers"),
        name="registers",
        icon_name="list-ol",
        order=430,
    )
