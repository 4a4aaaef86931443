"""Guidance: a question of the daily work and its answer, step by step."""

from typing import Any

from django.core.exceptions import ValidationError
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

from pages import leading, places
from pages.anchored import AnchoredText
from pages.blocks import StepBlock
from pages.models.base import ContentPage
from pages.widgets import PlaceInput


class GuidancePage(AnchoredText, ContentPage):
    """Answers one question, with its legal bases and blank forms."""

    anchored_fields = ("steps",)

    question = models.CharField(_("the question it answers"), max_length=500)
    audience = models.CharField(_("for whom"), max_length=255, blank=True)
    answer = models.TextField(_("the answer in short"))
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    owner_unit = models.ForeignKey(
        "units.Unit",
        models.SET_NULL,
        verbose_name=_("unit in charge"),
        related_name="+",
        null=True,
        blank=True,
    )
    contact = models.CharField(_("contact"), max_length=255, blank=True)
    review_by = models.DateField(_("to be reviewed by"), null=True, blank=True)

    content_panels = [
        MultiFieldPanel(
            [
                FieldPanel("question", help_text=_("As a colleague would ask it.")),
                TitleFieldPanel("title"),
                FieldPanel(
                    "audience",
                    help_text=_(
                        "Who does this work: village heads, secretaries of cells…"
                    ),
                ),
            ],
            heading=_("The question"),
        ),
        FieldPanel(
            "answer", help_text=_("In two or three sentences; the steps come below.")
        ),
        FieldPanel("steps"),
        InlinePanel("legal_bases", heading=_("Legal bases")),
        InlinePanel("forms", heading=_("Blank forms")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("owner_unit"), FieldPanel("contact")]),
                FieldPanel(
                    "review_by",
                    help_text=_("By this day somebody checks whether it still holds."),
                ),
            ],
            heading=_("Who looks after it"),
        ),
        *ContentPage.topic_panels,
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """With the bases the reader may see, and the forms."""
        from pages import cited

        context = super().get_context(request, *args, **kwargs)
        context["legal_bases"] = leading.legal_bases(self, request.user)
        context["forms"] = self.forms.select_related("file")
        context["citations"] = cited.both_ends(self, request.user)
        return context

    def catalogue_fields(self) -> dict[str, Any]:
        """Lists show the short answer and the unit in charge."""
        return {"summary": self.answer, "unit": self.owner_unit}


class LegalBasis(Orderable):
    """A clause of an official document that guidance rests on."""

    page = ParentalKey(
        GuidancePage, on_delete=models.CASCADE, related_name="legal_bases"
    )
    document = models.ForeignKey(
        "pages.OfficialDocumentPage",
        models.CASCADE,
        verbose_name=_("official document"),
        related_name="+",
    )
    anchor = models.CharField(
        _("clause"),
        max_length=120,
        blank=True,
        help_text=_("Article or clause, e.g. dieu-7-khoan-2; empty for the whole."),
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("anchor", widget=PlaceInput), FieldPanel("note")]),
    ]

    def clean(self) -> None:
        """Take the clause as an anchor or in words; it must be in the document."""
        super().clean()
        if not self.anchor or not self.document_id:
            return
        written, self.anchor = self.anchor, places.read(self.anchor)
        offered = places.of_page(self.document)
        if self.anchor not in {place.anchor for place in offered}:
            self.anchor = written
            raise ValidationError({"anchor": places.not_there(written, offered)})


class GuidanceForm(Orderable):
    """A blank form to download."""

    page = ParentalKey(GuidancePage, on_delete=models.CASCADE, related_name="forms")
    file = models.ForeignKey(
        "pages.CustomDocument", models.PROTECT, verbose_name=_("file"), related_name="+"
    )
    title = models.CharField(_("name shown"), max_length=255, blank=True)

    panels = [FieldPanel("file"), FieldPanel("title")]
