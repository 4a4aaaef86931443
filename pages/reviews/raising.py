"""Puts on review lists what cites a document that was replaced, amended or has ended.
Safe to repeat: each reason stands once."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from pages.models.citation import PageCitation
from pages.models.guidance import LegalBasis
from pages.models.relation import Relation
from pages.models.review import ReviewItem
from pages.relations.effects import touch_of
from pages.relations.kinds import RelationKind
from pages.reviews import things

Cause = ReviewItem.Cause
_CAUSES = {
    RelationKind.REPLACES: Cause.REPLACED,
    RelationKind.AMENDS: Cause.AMENDED,
    RelationKind.REPEALS: Cause.REPEALED,
}


@dataclass(frozen=True)
class Reason:
    """Why all that cites a document, or some clauses of it, has to be looked at."""

    key: str
    document_id: int
    cause: ReviewItem.Cause
    since: datetime.date
    relation: Relation | None = None

    def concerns(self, anchor: str) -> bool:
        """Whether a citation of this clause is touched; the whole always is."""
        touched = self.relation.target_anchors if self.relation else []
        return not touched or not anchor or any(_overlap(anchor, t) for t in touched)


@transaction.atomic
def relation_changed(relation: Relation) -> None:
    """A relation was decided, or leads to another document now."""
    confirmed = relation.state == Relation.State.CONFIRMED
    told = ReviewItem.objects.filter(relation=relation, state=ReviewItem.State.OPEN)
    if not (confirmed and relation.target_id and touch_of(relation)):
        told.delete()
        return
    told.exclude(document_id=relation.target_id).delete()
    kind = RelationKind(relation.kind)
    raise_for(
        Reason(
            f"relation:{relation.pk}:{relation.target_id}",
            relation.target_id,
            _CAUSES[kind],
            relation.day or timezone.localdate(),
            relation,
        )
    )


def raise_for(reason: Reason) -> None:
    """Put all that it concerns on the lists of who looks after it."""
    known = set(
        ReviewItem.objects.filter(key__endswith=f"|{reason.key}").values_list(
            "key", flat=True
        )
    )
    items = [*_pages(reason), *_things(reason)]
    store(item for item in items if item.key not in known)


def store(items: Iterable[ReviewItem]) -> None:
    """Keep those that do not stand there yet."""
    ReviewItem.objects.bulk_create(items, ignore_conflicts=True)


def _pages(reason: Reason) -> Iterator[ReviewItem]:
    """Each page once, at the first place that is concerned."""
    places: dict[int, tuple[str, str, str]] = {}
    for page_id, anchor, target_anchor, sentence in _citations(reason.document_id):
        if reason.concerns(target_anchor):
            places.setdefault(page_id, (anchor, target_anchor, sentence))
    doers = Relation.objects.deciding_effect().filter(target_id=reason.document_id)
    for source in doers.values_list("source_id", flat=True):
        places.pop(source, None)
    pages = Page.objects.live().filter(pk__in=places).select_related("owner")
    for page in pages.specific():
        item = item_for(
            f"page:{page.pk}|{reason.key}", page, reason.cause, reason.since
        )
        item.document_id, item.relation = reason.document_id, reason.relation
        item.anchor, item.target_anchor, item.sentence = places[page.pk]
        yield item


def _citations(document_id: int) -> Iterator[tuple[int, str, str, str]]:
    """Where a document is cited: bases of guidance first, an editor has chosen them."""
    bases = LegalBasis.objects.filter(document_id=document_id)
    for page_id, anchor, note in bases.values_list("page_id", "anchor", "note"):
        yield page_id, "", anchor, note
    rows = PageCitation.objects.filter(target_id=document_id).order_by("position")
    yield from rows.values_list("source_id", "anchor", "target_anchor", "sentence")


def item_for(
    key: str, page: Page, cause: ReviewItem.Cause, since: datetime.date
) -> ReviewItem:
    """For its unit in charge, else its owner, whose unit takes over when they leave."""
    unit_id = getattr(page, "owner_unit_id", None)
    return ReviewItem(
        key=key,
        page_id=page.pk,
        cause=cause,
        since=since,
        owner=None if unit_id else page.owner,
        unit_id=unit_id or things.unit_of(page.owner),
    )


def _things(reason: Reason) -> Iterator[ReviewItem]:
    document = Page.objects.filter(pk=reason.document_id).first()
    for thing in things.citing(document) if document else ():
        yield ReviewItem(
            key=f"{thing.key}|{reason.key}",
            title=thing.title[:255],
            url=thing.url,
            unit_id=thing.unit_id,
            document_id=reason.document_id,
            relation=reason.relation,
            cause=reason.cause,
            since=reason.since,
            sentence=thing.sentence,
        )


def _overlap(one: str, other: str) -> bool:
    """Whether one place is the other, or holds it."""
    return f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")
