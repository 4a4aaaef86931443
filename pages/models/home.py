"""The front page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages import front_page
from pages.models.base import BasePage


class HomePage(BasePage):
    """What is new, what must my unit do, where do I search."""

    organisation = models.CharField(_("name of the commune"), max_length=160)

    content_panels = [*BasePage.content_panels, FieldPanel("organisation")]

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The lists of the front page, for this reader."""
        context = super().get_context(request, *args, **kwargs)
        context.update(
            new_documents=front_page.new_documents(request.user),
            stories=front_page.stories(request.user),
            desk=front_page.desk_of(request.user),
        )
        return context
