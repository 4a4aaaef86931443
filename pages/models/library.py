"""Libraries: folders that nest and list what is below them."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django_htmx.middleware import HtmxDetails
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from intranet import access
from pages import listing
from pages.forms.library import LibraryForm
from pages.models.base import BasePage, ContentPage
from pages.models.topic_page import TopicPage


def kinds_of_content() -> list[type[ContentPage]]:
    """The content types, in the order of their names."""
    kinds = (model for model in apps.get_models() if issubclass(model, ContentPage))
    return sorted(kinds, key=lambda model: str(model._meta.verbose_name))


def _swaps_list(request: HttpRequest) -> bool:
    """Whether a filter was pressed on a page that stands already."""
    details: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(details) and not details.history_restore_request  # type: ignore[union-attr]


class LibraryPage(BasePage):
    """A folder of one or several kinds of content."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences: what readers find here."),
    )
    kinds = models.JSONField(_("kinds of content"), default=list, blank=True)

    base_form_class = LibraryForm

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("kinds"),
    ]

    parent_page_types = ["pages.HomePage", "pages.LibraryPage"]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def allowed_kinds(self) -> list[str]:
        """Model names of the content that may stand here: the folder's own choice or
        that of the nearest folder above; empty for any."""
        if self.kinds:
            return list(self.kinds)
        above = self.get_ancestors().type(LibraryPage).order_by("-depth")
        chosen = LibraryPage.objects.filter(pk__in=above.values("pk")).exclude(kinds=[])
        nearest = chosen.order_by("-depth").first()
        return list(nearest.kinds) if nearest else []

    def takes(self, kind: type[Page]) -> bool:
        """Whether pages of a content type may stand in this folder."""
        allowed = self.allowed_kinds()
        return not allowed or kind._meta.model_name in allowed

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The list of what is below, as the address asks for it."""
        context = super().get_context(request, *args, **kwargs)
        context["results"] = listing.list_below(
            self, user=request.user, query=request.GET
        )
        if not _swaps_list(request):
            context["folders"] = self.folders(request.user)
        return context

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Only the list where a filter was pressed and the rest stands."""
        if _swaps_list(request):
            return "components/listing.html"
        return super().get_template(request, *args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Tell caches that the list alone is another answer at the same address."""
        response = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def folders(self, user: access.Viewer) -> QuerySet[Page]:
        """The libraries and topic pages right below that the person may see."""
        return (
            Page.objects.child_of(self)
            .live()
            .type(LibraryPage, TopicPage)
            .filter(access.visible_q(user))
            .only("title", "url_path", "path")
        )
