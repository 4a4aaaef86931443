"""The front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BasePage


class HomePage(BasePage):
    """What is new, what must my unit do, where do I search."""

    organisation = models.CharField(_("name of the commune"), max_length=160)

    content_panels = [*BasePage.content_panels, FieldPanel("organisation")]

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
