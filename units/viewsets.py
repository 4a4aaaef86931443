"""Units and memberships in Wagtail's admin: administrators change, reviewers look.

https://docs.wagtail.org/en/v7.4/reference/viewsets.html
"""

from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from intranet.models import User
from units.forms import MembershipForm, UnitForm
from units.models import Membership, Unit
from units.permissions import can_organise


class KeptPolicy(ModelPermissionPolicy):
    """Nothing is deleted: units close and memberships end."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Django's permissions, without deleting."""
        return action != "delete" and super().user_has_permission(user, action)


class MembershipIndexView(IndexView):
    """Asks for people and units with the rows."""

    def get_base_queryset(self) -> QuerySet[Membership]:
        """Memberships with what the list shows."""
        return super().get_base_queryset().select_related("user", "unit")


class OrganisationViewSet(ModelViewSet):
    """What both have in common."""

    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_settings_menu = True

    @property
    def permission_policy(self) -> KeptPolicy:
        """Without deleting."""
        return KeptPolicy(self.model)


class UnitViewSet(OrganisationViewSet):
    """The tree of units."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    list_display = ["name_in_tree", "code", "get_kind_display", "opened", "closed"]
    list_per_page = 200
    search_fields = ["name", "code", "former_names"]
    search_backend_name = None
    ordering = "tree_path"
    inspect_view_fields = ["name", "code", "kind", "parent", "opened", "closed"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        """The form whose fields stand for operations."""
        return UnitForm


class MembershipViewSet(OrganisationViewSet):
    """Who belongs where since when."""

    model = Membership
    icon = "user"
    menu_label = _("Members of units")
    index_view_class = MembershipIndexView
    list_display = ["user", "unit", "get_role_display", "supervises", "since", "until"]
    list_filter = ["unit", "role"]
    ordering = ["unit__tree_path", "-since"]
    inspect_view_fields = ["user", "unit", "role", "supervises", "since", "until"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        """The form whose fields stand for operations."""
        return MembershipForm


class RosterMenuItem(MenuItem):
    """For administrators only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Shown to who may use it."""
        return isinstance(request.user, User) and can_organise(request.user)


def roster_menu_item() -> MenuItem:
    """Units and people from a spreadsheet."""
    label = _("Units and people from a spreadsheet")
    return RosterMenuItem(label, reverse("roster"), icon_name="table", order=900)
