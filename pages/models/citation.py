"""What a published text cites, with the sentence around it, and the page that is meant."""

from typing import Self

from django.db import models
from wagtail.models import Page

from pages.citations import Citation
from pages.models.catalogue import CatalogueEntry


class PageCitationQuerySet(models.QuerySet["PageCitation"]):
    """Reads of citations."""

    def made_by(self, page: Page) -> Self:
        """What a page cites, in the order of its text."""
        return self.filter(source=page).order_by("position")

    def received_by(self, page: Page, seen: models.QuerySet[CatalogueEntry]) -> Self:
        """Where a page is cited, among the pages that a person sees; the newest first,
        in the order of their texts."""
        shown = ("text", "sentence", "anchor", "clause")
        entry = ("source__access__entry__title", "source__access__entry__url_path")
        return (
            self.filter(target=page, source__in=seen.values("pk"))
            .select_related("source__access__entry")
            .only(*shown, "source__access__page", *entry)
            .order_by("-source_id", "position")
        )


class PageCitation(models.Model):
    """One citation. Without a target the document is not held here, or not clearly told;
    it becomes a link by itself when the document is published."""

    source = models.ForeignKey(Page, models.CASCADE, related_name="+")
    target = models.ForeignKey(Page, models.SET_NULL, related_name="+", null=True)
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=120, blank=True)
    sentence = models.TextField()
    text = models.TextField()
    label = models.TextField()
    number = models.CharField(max_length=40, blank=True, db_index=True)
    symbol = models.CharField(max_length=80, blank=True)
    document_type = models.CharField(max_length=12, blank=True)
    date = models.CharField(max_length=10, blank=True)
    issuer = models.TextField(blank=True)
    name = models.TextField(blank=True)
    clause = models.CharField(max_length=200, blank=True)
    target_anchor = models.CharField(max_length=120, blank=True)
    doubts = models.JSONField(default=list)

    objects = PageCitationQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        indexes = (models.Index(fields=["target", "source"], name="citation_target"),)

    def __str__(self) -> str:
        return self.text

    def as_citation(self) -> Citation:
        """What the resolver asks for; the place in the text plays no part in it."""
        return Citation(
            text=self.text,
            start=0,
            end=len(self.text),
            document_type=self.document_type or None,
            type_name=None,
            number=self.number or None,
            symbol=self.symbol or None,
            label=self.label,
            date=self.date or None,
            issuer=self.issuer or None,
            name=self.name or None,
            clauses=(),
            clause_text=None,
            reach_start=0,
            reach_end=len(self.text),
        )


class CitationReading(models.Model):
    """That the citations of a page were read, and by which state of the reader: pages
    that an older one read are read anew by the helper."""

    page = models.OneToOneField(
        Page, models.CASCADE, primary_key=True, related_name="+"
    )
    reader = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reader}"
