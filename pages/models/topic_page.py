"""Topic pages: headed, hand-picked groups plus whatever matches criteria."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from intranet import access
from pages.models.base import BasePage
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet
from pages.models.topics import Topic
from pages.models.vocabulary import FieldOfWork

MATCHING_SHOWN = 30


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
        FieldPanel(
            "groups", help_text=_("What readers should see first, in your order.")
        ),
        MultiFieldPanel(
            [
                FieldPanel("match_topics"),
                FieldPanel("match_fields", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("What else is listed"),
        ),
    ]

    def picked(self, user: access.Viewer) -> list[tuple[str, list[CatalogueEntry]]]:
        """The hand-picked groups with the entries the person may see, in the editor's
        order; groups that come out empty are left out."""
        groups = [
            (item.value["heading"], [page.pk for page in item.value["pages"] if page])
            for item in self.groups
        ]
        wanted = {pk for _heading, pks in groups for pk in pks}
        entries = CatalogueEntry.objects.visible_to(user).as_lines().in_bulk(wanted)
        found = [
            (heading, [entries[pk] for pk in pks if pk in entries])
            for heading, pks in groups
        ]
        return [(heading, listed) for heading, listed in found if listed]

    def matching(self, user: access.Viewer) -> CatalogueQuerySet:
        """What else the person may see on the topic, newest first."""
        picked = [
            page.pk for item in self.groups for page in item.value["pages"] if page
        ]
        found = CatalogueEntry.objects.visible_to(user).about(
            self.match_topics.all(), self.match_fields.all()
        )
        return found.exclude(pk__in=picked).order_by("-published_at")

    parent_page_types = ["pages.HomePage", "pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What the reader may see of it."""
        context = super().get_context(request, *args, **kwargs)
        context["groups"] = self.picked(request.user)
        context["matching"] = self.matching(request.user).as_lines()[:MATCHING_SHOWN]
        return context
