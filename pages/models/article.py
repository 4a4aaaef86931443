"""Articles: news and propaganda pieces, with a version for the loudspeaker."""

import datetime
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

from pages import leading
from pages.blocks import ArticleBodyBlock
from pages.forms.article import ArticleForm
from pages.models.acknowledged import AcknowledgedPage
from pages.reading_time import reading_time


class ArticlePage(AcknowledgedPage):
    """A piece with lead, body, authors and a cover."""

    base_form_class = ArticleForm

    lead = models.TextField(_("lead"), max_length=600)
    body = StreamField(ArticleBodyBlock(), verbose_name=_("text"), blank=True)
    authors = models.CharField(_("authors"), max_length=255, blank=True)
    unit = models.ForeignKey(
        "units.Unit",
        models.SET_NULL,
        verbose_name=_("unit"),
        related_name="+",
        null=True,
        blank=True,
    )
    cover = models.ForeignKey(
        "pages.CustomImage",
        models.SET_NULL,
        verbose_name=_("cover image"),
        related_name="+",
        null=True,
        blank=True,
    )
    cover_alternative = models.CharField(
        _("alternative text of the cover"), max_length=255, blank=True
    )
    pinned_until = models.DateField(_("pinned until"), null=True, blank=True)
    loudspeaker = models.TextField(
        _("loudspeaker version"),
        blank=True,
        help_text=_("As it is read out: short sentences, figures in words."),
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel(
            "lead",
            help_text=_("Two or three sentences: what happened, for whom it matters."),
        ),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alternative")],
            heading=_("Cover image"),
        ),
        FieldPanel("body"),
        FieldPanel("loudspeaker"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("authors"), FieldPanel("unit")]),
                FieldPanel(
                    "pinned_until", help_text=_("Stands first in lists until this day.")
                ),
            ],
            heading=_("Authors and place"),
        ),
        InlinePanel("related_documents", heading=_("Related documents")),
        *AcknowledgedPage.topic_panels,
        *AcknowledgedPage.acknowledgement_panels,
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def loudspeaker_time(self) -> datetime.timedelta:
        """How long the loudspeaker version takes to read out; see ``reading_time``."""
        return reading_time(self.loudspeaker)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """With the documents it speaks of that the reader may see."""
        from pages import cited

        context = super().get_context(request, *args, **kwargs)
        context["related_documents"] = leading.related_documents(self, request.user)
        context["citations"] = cited.both_ends(self, request.user)
        return context

    def catalogue_fields(self) -> dict[str, Any]:
        """Lists show lead, unit and cover."""
        return {
            "summary": self.lead,
            "unit": self.unit,
            "pinned_until": self.pinned_until,
            "cover": self.cover,
        }


class ArticleRelatedDocument(Orderable):
    """An official document that an article speaks of."""

    page = ParentalKey(
        ArticlePage, on_delete=models.CASCADE, related_name="related_documents"
    )
    document = models.ForeignKey(
        "pages.OfficialDocumentPage",
        models.CASCADE,
        verbose_name=_("official document"),
        related_name="+",
    )

    panels = [FieldPanel("document")]
