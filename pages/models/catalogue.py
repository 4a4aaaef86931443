"""The catalogue: one narrow row a published page, all that a list needs to show, filter
and count it without opening the page (Plone's catalogue is the model).
"""

import datetime
from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import Page, ReferenceIndex

from intranet import access
from intranet.models import PageAccess
from pages.effect import Effect, Life
from pages.models.dates import display_partial
from pages.models.topics import PageTopic
from pages.models.vocabulary import DocumentType, FieldOfWork, IssuingBody
from search import outbox


def effect_q(state: str, on: datetime.date | None = None) -> Q:
    """A condition for catalogue entries: official documents whose effect is ``state`` on
    a day (today in Vietnam); the same rules as ``Life.on``."""
    day = on or timezone.localdate()
    documents = Q(kind="officialdocumentpage")
    replaced = Q(replaced_from__lte=day, replaced_from__isnull=False)
    ended = Q(effective_to__lt=day, effective_to__isnull=False)
    early = Q(effective_from__gt=day, effective_from__isnull=False)
    partly = Q(partly_from__lte=day, partly_from__isnull=False)
    begun = ~replaced & ~ended & ~early
    states: dict[str, Q] = {
        Effect.REPLACED: replaced,
        Effect.EXPIRED: ended & ~replaced,
        Effect.NOT_YET: early & ~ended & ~replaced,
        Effect.PARTLY: partly & begun,
        Effect.IN_FORCE: begun & ~partly,
    }
    return documents & states.get(state, Q(pk__in=[]))


class CatalogueQuerySet(models.QuerySet["CatalogueEntry"]):
    """Reads of the catalogue; every one a reader sees starts with ``visible_to``."""

    def visible_to(self, user: access.Viewer) -> Self:
        """Entries of the pages that the person may see."""
        return self.filter(access.visible_q(user, "access__rule"))

    def as_lines(self, *more: str) -> Self:
        """With what a line of a list says and ``more`` relations, but no more of the
        tables it is named by."""
        own = (
            "kind", "url_path", "title", "summary", "number_symbol", "date",
            "effective_from", "effective_to", "partly_from", "replaced_from",
            "published_at",
        )  # fmt: skip
        named = ("document_type", "issuing_body", "unit")
        names = (f"{name}__name" for name in named)
        return self.select_related(*named, *more).only(*own, *names, *more)

    def below(self, page: Page) -> Self:
        """Entries of the pages below ``page``, without itself; a range, which unlike a
        beginning is found by the index."""
        last = page.path + Page.alphabet[-1] * Page.steplen
        return self.filter(path__gt=page.path, path__lte=last)

    def about(
        self, topics: Iterable[models.Model], fields: Iterable[models.Model]
    ) -> Self:
        """Entries of pages that carry any of the topics or belong to any of the fields
        of work."""
        tagged = PageTopic.objects.filter(tag__in=list(topics))
        in_field = CatalogueEntry.fields_of_work.through.objects.filter(
            fieldofwork__in=list(fields)
        )
        return self.filter(
            Q(pk__in=tagged.values("content_object_id"))
            | Q(pk__in=in_field.values("catalogueentry_id"))
        )

    def leading_to(self, document: Page) -> Self:
        """Guidance and articles that rest on an official document or speak of it."""
        guidance = apps.get_model("pages", "LegalBasis").objects
        articles = apps.get_model("pages", "ArticleRelatedDocument").objects
        return self.filter(
            Q(pk__in=guidance.filter(document=document).values("page_id"))
            | Q(pk__in=articles.filter(document=document).values("page_id"))
        )

    def in_effect_state(self, state: str, on: datetime.date | None = None) -> Self:
        """Official documents whose effect is ``state`` on a day (today in Vietnam)."""
        return self.filter(effect_q(state, on))


class CatalogueEntry(models.Model):
    """What a list says of one published page."""

    access = models.OneToOneField(
        PageAccess, models.CASCADE, primary_key=True, related_name="entry"
    )
    kind = models.CharField(max_length=40)
    path = models.CharField(max_length=255, unique=True)
    url_path = models.TextField()
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    number_symbol = models.CharField(max_length=80, blank=True)
    date = models.CharField(max_length=10, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    document_type = models.ForeignKey(
        DocumentType, models.SET_NULL, null=True, related_name="+"
    )
    issuing_body = models.ForeignKey(
        IssuingBody, models.SET_NULL, null=True, related_name="+"
    )
    unit = models.ForeignKey("units.Unit", models.SET_NULL, null=True, related_name="+")
    fields_of_work = models.ManyToManyField(FieldOfWork, related_name="+")
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)
    partly_from = models.DateField(null=True)
    replaced_from = models.DateField(null=True)
    pinned_until = models.DateField(null=True)
    cover = models.ForeignKey(
        "pages.CustomImage", models.SET_NULL, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["kind", "-published_at"], name="catalogue_kind_new"),
            models.Index(fields=["-published_at"], name="catalogue_new"),
            models.Index(fields=["kind", "-date"], name="catalogue_kind_date"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """The address of the page, for a site at the root of one tree."""
        return "/" + "/".join(self.url_path.split("/")[2:])

    @property
    def kind_name(self) -> str:
        """What the page is, in a word: the type of a document, else the content type."""
        if self.document_type:
            return self.document_type.name
        model = apps.get_model("pages", self.kind)
        return capfirst(str(model._meta.verbose_name))

    @property
    def short_name(self) -> str:
        """Type and number, as a sentence names a document; else the title."""
        if self.document_type and self.number_symbol:
            return f"{self.document_type.name} {self.number_symbol}"
        return self.title

    @property
    def display_date(self) -> str:
        """The date as readers write it; a partial one stays partial."""
        return display_partial(self.date)

    @property
    def effect(self) -> Effect | None:
        """Whether a document holds today; None for what has no effect."""
        return self.life.on() if self.kind == "officialdocumentpage" else None

    @property
    def life(self) -> Life:
        """The days on which the effect of a document changes."""
        return Life(
            self.effective_from, self.effective_to, self.partly_from, self.replaced_from
        )


def page_saved(page: Page) -> None:
    """Bring access and catalogue in step with a page that was just saved."""
    before = rule_of(page)
    narrows = access.refresh_page(page).pk != before or not page.live
    outbox.enqueue([record_id(page.pk)], narrows=narrows)
    # Wagtail would do it in the background, and a file's readers depend on it.
    ReferenceIndex.create_or_update_for_object(page)
    refresh_entry(page)


def rule_of(page: Page) -> int | None:
    """The stored rule of a page before it is refreshed."""
    stored = PageAccess.objects.filter(page_id=page.pk).values_list(
        "rule_id", flat=True
    )
    return stored.first()


def record_id(page_id: int) -> str:
    """The id of a page in the search index."""
    return f"page:{page_id}"


def branch_changed(page: Page) -> None:
    """A branch may have other readers or another address: order it to be indexed."""
    branch = Page.objects.filter(path__startswith=page.path)
    outbox.enqueue(map(record_id, branch.values_list("pk", flat=True)), narrows=True)


def refresh_entry(page: Page) -> None:
    """Write the entry of a live content page; remove that of any other."""
    from pages.models.base import ContentPage

    if not page.live or not isinstance(page, ContentPage):
        CatalogueEntry.objects.filter(pk=page.pk).delete()
        return
    given: dict[str, Any] = page.catalogue_fields()
    date = given.get("date") or ""
    entry, _created = CatalogueEntry.objects.update_or_create(
        pk=page.pk,
        defaults={
            "kind": page._meta.model_name,
            "path": page.path,
            "url_path": page.url_path,
            "title": page.title,
            "published_at": page.last_published_at or page.first_published_at,
            "year": int(date[:4]) if date else None,
            **given,
        },
    )
    entry.fields_of_work.set(page.fields_of_work.all())


def refresh_paths(page: Page) -> None:
    """Write anew the paths of the entries of a page and all below it, after a move or a
    change of slug."""
    moved = Page.objects.filter(path__startswith=page.path)
    places = {
        pk: (path, url) for pk, path, url in moved.values_list("pk", "path", "url_path")
    }
    entries = list(CatalogueEntry.objects.filter(pk__in=places))
    for entry in entries:
        entry.path, entry.url_path = places[entry.pk]
    CatalogueEntry.objects.bulk_update(entries, ["path", "url_path"], batch_size=500)
