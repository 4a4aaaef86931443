"""Model practices: what a unit did, what it cost, what changed, and who can tell."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable

from pages.anchored import AnchoredText
from pages.blocks import BeforeAfterBlock, StepBlock
from pages.forms.practice import PracticeForm
from pages.models.base import ContentPage


class PracticePage(AnchoredText, ContentPage):
    """A practice that another unit can follow."""

    anchored_fields = ("steps",)
    base_form_class = PracticeForm

    class Stage(models.TextChoices):
        """How far the practice has come."""

        NOMINATED = "nominated", _("nominated")
        VERIFIED = "verified", _("verified")
        RECOGNISED = "recognised", _("recognised")

    class Level(models.TextChoices):
        """The level at which it was recognised."""

        COMMUNE = "commune", _("commune")
        PROVINCE = "province", _("province")
        NATION = "nation", _("nation")

    unit = models.ForeignKey(
        "units.Unit",
        models.SET_NULL,
        verbose_name=_("unit"),
        related_name="+",
        null=True,
        blank=True,
    )
    place = models.CharField(_("place"), max_length=255, blank=True)
    problem = models.TextField(_("the problem"))
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    cost = models.CharField(_("cost"), max_length=255, blank=True)
    people = models.CharField(_("people"), max_length=255, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    figures = StreamField(
        [("figure", BeforeAfterBlock())],
        verbose_name=_("figures before and after"),
        blank=True,
    )
    contact = models.CharField(_("contact"), max_length=255, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    stage = models.CharField(
        _("stage"), max_length=12, choices=Stage, default=Stage.NOMINATED
    )
    level = models.CharField(
        _("recognised at the level of"), max_length=12, choices=Level, blank=True
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("place")]),
        FieldPanel(
            "problem", help_text=_("What was wrong before; without names of citizens.")
        ),
        FieldPanel("steps"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("cost"), FieldPanel("people")]),
                FieldPanel("conditions"),
            ],
            heading=_("What it takes"),
        ),
        FieldPanel("figures"),
        InlinePanel("evidence", heading=_("Evidence")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("stage"), FieldPanel("level")]),
                FieldRowPanel([FieldPanel("contact"), FieldPanel("checked_on")]),
            ],
            heading=_("Standing and contact"),
        ),
        *ContentPage.topic_panels,
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("model practice")
        verbose_name_plural = _("model practices")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """With its evidence."""
        context = super().get_context(request, *args, **kwargs)
        context["evidence"] = self.evidence.select_related("file")
        return context

    def catalogue_fields(self) -> dict[str, Any]:
        """Lists show the problem and the unit."""
        return {"summary": self.problem, "unit": self.unit}


class PracticeEvidence(Orderable):
    """A file that shows the practice works."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey(
        "pages.CustomDocument", models.PROTECT, verbose_name=_("file"), related_name="+"
    )
    title = models.CharField(_("name shown"), max_length=255, blank=True)

    panels = [FieldPanel("file"), FieldPanel("title")]
