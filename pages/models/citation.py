"""What a published text cites, with the sentence around it, and the page that is meant."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from intranet import access
from pages.citations import Citation
from pages.models.catalogue import CatalogueEntry


class PageCitationQuerySet(models.QuerySet["PageCitation"]):
    """Reads of citations."""

    def at_either_end(self, page: Page, user: access.Viewer) -> Self:
        """What a page cites, and what cites it among the pages that the person may see;
        the newest page first, in the order of its text. One query, for the page of a
        document is among the dearest."""
        seen = CatalogueEntry.objects.visible_to(user)
        citing = Q(target=page, source__in=seen.values("pk"))
        return (
            self.filter(Q(source=page) | citing)
            .annotate(target_seen=Exists(seen.filter(pk=OuterRef("target_id"))))
            .select_related("source__access__entry", "target__access__entry")
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

    target_seen: bool

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
