"""Topic pages: headed, hand-picked groups plus whatever matches criteria."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from pages.models.base import BasePage
from pages.models.topics import Topic
from pages.models.vocabulary import FieldOfWork


class GroupBlock(blocks.StructBlock):
    """A headed group of hand-picked pages."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=160)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"))

    class Meta:
        label = _("Group")
        icon = "folder-open-inverse"


class TopicPage(BasePage):
    """A collection of pages on a topic."""

    introduction = models.TextField(_("introduction"), blank=True)
    groups = StreamField(
        [("group", GroupBlock())], verbose_name=_("hand-picked groups"), blank=True
    )
    match_topics = ParentalManyToManyField(
        Topic, verbose_name=_("pages with any of these topics"), blank=True
    )
    match_fields = ParentalManyToManyField(
        FieldOfWork, verbose_name=_("pages in any of these fields"), blank=True
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("groups"),
        MultiFieldPanel(
            [FieldPanel("match_topics"), FieldPanel("match_fields")],
            heading=_("What else is listed"),
        ),
    ]

    parent_page_types = ["pages.HomePage", "pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")
