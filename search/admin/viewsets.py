"""The menu "Search" of the admin and what stands in it."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from search.admin.explain import explain
from search.admin.permissions import keeps_search
from search.admin.phrases import phrases, pin_page
from search.admin.set_aside import set_aside
from search.models import SynonymGroup


class KeepersMenuItem(MenuItem):
    """For those who keep search in order."""

    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_search(request)


class AddSynonyms(CreateView):
    """Begins with the phrase that found nothing."""

    def get_initial_form_instance(self) -> SynonymGroup:
        given = self.request.GET.get("phrases", "")
        return SynonymGroup(phrases=given[:200])


class SynonymViewSet(ModelViewSet):
    """The editors' own list, beside the one that is shipped."""

    model = SynonymGroup
    name = "search_synonyms"
    icon = "list-ul"
    menu_label = _("Synonyms and abbreviations")
    add_view_class = AddSynonyms
    list_display = ("__str__",)
    search_fields = ("phrases",)
    search_backend_name = None
    panels = [FieldPanel("phrases")]
    copy_view_enabled = False
    inspect_view_enabled = False


class PhrasesViewSet(ViewSet):
    """What readers look for."""

    name = "search_phrases"
    icon = "search"
    menu_label = _("What readers look for")
    menu_item_class = KeepersMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", phrases, name="index"),
            path("pin/", pin_page, name="pin"),
        ]


class ExplainViewSet(ViewSet):
    """Why a page ranks where it does."""

    name = "search_explain"
    icon = "help"
    menu_label = _("Why a page ranks")
    menu_item_class = KeepersMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [path("", explain, name="index")]


class SetAsideViewSet(ViewSet):
    """Records that cannot be indexed."""

    name = "search_set_aside"
    icon = "warning"
    menu_label = _("What search could not take in")
    menu_item_class = KeepersMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [path("", set_aside, name="index")]


class SearchGroup(ViewSetGroup):
    """One menu."""

    menu_label = _("Search")
    menu_name = "searching"
    menu_icon = "search"
    menu_order = 450
    items = (SynonymViewSet, PhrasesViewSet, ExplainViewSet, SetAsideViewSet)
