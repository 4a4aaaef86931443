"""Libraries: folders that nest and list what is below them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BasePage


class LibraryPage(BasePage):
    """A folder of one or several kinds of content."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    parent_page_types = ["pages.HomePage", "pages.LibraryPage"]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")
