"""What one official document is to another: read from its text or entered by an editor,
and what an editor said of it."""

import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet import access
from pages.leading import place_name
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet
from pages.models.dates import first_day
from pages.relations.kinds import TO_BE_CONFIRMED, TOUCHING_EFFECT, RelationKind

MOST_SHOWN = 500


class RelationQuerySet(models.QuerySet["Relation"]):
    """Reads of relations."""

    def stated(self) -> Self:
        """Those that readers are told of: confirmed ones, and what a text says of
        itself where nothing follows for the other document."""
        plain = Q(state=Relation.State.PROPOSED) & ~Q(kind__in=TO_BE_CONFIRMED)
        return self.filter(Q(state=Relation.State.CONFIRMED) | plain)

    def deciding_effect(self) -> Self:
        """Confirmed ones of published documents that amend, replace or repeal."""
        published = CatalogueEntry.objects.values("pk")
        return self.filter(
            state=Relation.State.CONFIRMED,
            kind__in=TOUCHING_EFFECT,
            source__in=published,
        )

    def with_ends(self, *, seen: CatalogueQuerySet) -> Self:
        """With what lists say of both documents, and whether each is among those that
        are ``seen``."""
        return self.annotate(
            source_seen=Exists(seen.filter(pk=OuterRef("source_id"))),
            target_seen=Exists(seen.filter(pk=OuterRef("target_id"))),
        ).select_related(
            "source__access__entry__document_type",
            "source__access__entry__issuing_body",
            "target__access__entry__document_type",
            "target__access__entry__issuing_body",
        )

    def around(self, page: Page, user: access.Viewer) -> Self:
        """The stated relations of a document, each end marked with whether the person
        may see it. One query."""
        rows = self.stated().filter(Q(source=page) | Q(target=page))
        seen = CatalogueEntry.objects.visible_to(user)
        return rows.with_ends(seen=seen).order_by("pk")[:MOST_SHOWN]


class Relation(models.Model):
    """One relation. Without a target the other document is not held here: it is known by
    the words of the citation, and becomes a link when it arrives."""

    class State(models.TextChoices):
        """What an editor said of it."""

        PROPOSED = "proposed", _("to be checked")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")

    source = models.ForeignKey(Page, models.CASCADE, related_name="+")
    target = models.ForeignKey(Page, models.SET_NULL, related_name="+", null=True)
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    source_anchor = models.CharField(max_length=120, blank=True)
    target_anchors = models.JSONField(_("clauses"), default=list, blank=True)
    since = models.DateField(
        _("from"),
        null=True,
        blank=True,
        help_text=_("Empty: from the day on which the document comes into force."),
    )
    label = models.TextField(blank=True)
    text = models.TextField(blank=True)
    sentence = models.TextField(_("sentence"), blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    decided_at = models.DateTimeField(null=True)

    source_seen: bool
    target_seen: bool

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        indexes = (
            models.Index(fields=["target", "state"], name="relation_target"),
            models.Index(fields=["state", "kind"], name="relation_state"),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.text}"

    @property
    def places(self) -> str:
        """The clauses that are meant, as the law is cited."""
        return ", ".join(map(place_name, self.target_anchors))

    @property
    def day(self) -> datetime.date | None:
        """From when it works: the day that is given, else when the source comes into
        force, else when it was issued; None while the source is not published."""
        if self.since:
            return self.since
        entry = entry_of(self.source)
        if entry is None:
            return None
        published = entry.published_at.date() if entry.published_at else None
        return entry.effective_from or first_day(entry.date) or published


def entry_of(page: Any) -> CatalogueEntry | None:
    """What the catalogue says of a page; None for what is not published."""
    stored = getattr(page, "access", None)
    return getattr(stored, "entry", None)
