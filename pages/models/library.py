"""Libraries: folders that nest and list what is below them."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.forms.library import LibraryForm
from pages.models.base import BasePage, ContentPage


def kinds_of_content() -> list[type[ContentPage]]:
    """The content types, in the order of their names."""
    kinds = (model for model in apps.get_models() if issubclass(model, ContentPage))
    return sorted(kinds, key=lambda model: str(model._meta.verbose_name))


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
