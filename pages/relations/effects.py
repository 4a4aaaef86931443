"""What confirmed relations do to the effect of a document.

That a document does not hold any more is a fact of that document, which whoever may read
it must know; which document ended it is told only to who may see that one.
"""

import datetime
from collections.abc import Iterable, Iterator

from django.db import transaction
from wagtail.models import Page

from pages.effect import Life, Touch, life_of
from pages.models.catalogue import CatalogueEntry, record_id
from pages.models.relation import Relation
from pages.relations.kinds import TOUCHING_EFFECT, RelationKind
from search import outbox


def touch_of(relation: Relation) -> Touch | None:
    """What a relation does to the effect of its target; a part is not the whole."""
    if relation.kind not in TOUCHING_EFFECT:
        return None
    if relation.kind == RelationKind.AMENDS or relation.target_anchors:
        return Touch.PART
    is_replaced = relation.kind == RelationKind.REPLACES
    return Touch.REPLACE if is_replaced else Touch.END


def life_from(
    begins: datetime.date | None,
    ends: datetime.date | None,
    relations: Iterable[Relation],
) -> Life:
    """The life of a document under confirmed relations that lead to it."""
    return life_of(begins, ends, _touches(relations))


def _touches(
    relations: Iterable[Relation],
) -> Iterator[tuple[Touch, datetime.date]]:
    for relation in relations:
        touch, day = touch_of(relation), relation.day
        if relation.state == Relation.State.CONFIRMED and touch and day:
            yield touch, day


def life_of_page(
    page: Page, begins: datetime.date | None, ends: datetime.date | None
) -> Life:
    """The life of a document as everybody's catalogue has it."""
    leading = Relation.objects.deciding_effect().filter(target_id=page.pk)
    return life_from(begins, ends, leading.select_related("source__access__entry"))


def columns(life: Life) -> dict[str, datetime.date | None]:
    """A life as the catalogue keeps it."""
    return {
        "effective_from": life.begins,
        "effective_to": life.ends,
        "partly_from": life.partly_from,
        "replaced_from": life.replaced_from,
    }


@transaction.atomic
def refresh(targets: Iterable[int | None]) -> None:
    """Write anew the effect of documents in the catalogue, and order them to be indexed
    where it changed."""
    ids = {target for target in targets if target}
    entries = CatalogueEntry.objects.in_bulk(ids)
    changed = []
    for page in Page.objects.filter(pk__in=entries).specific():
        life = life_of_page(page, page.effective_from, page.effective_to)
        entry = entries[page.pk]
        if entry.life != life:
            CatalogueEntry.objects.filter(pk=page.pk).update(**columns(life))
            changed.append(page.pk)
    outbox.enqueue(map(record_id, changed), narrows=False)


def touched_by(source: Page) -> list[int]:
    """The documents whose effect a document decides."""
    leading = Relation.objects.filter(
        source_id=source.pk, state=Relation.State.CONFIRMED, kind__in=TOUCHING_EFFECT
    )
    return list(leading.exclude(target=None).values_list("target_id", flat=True))
