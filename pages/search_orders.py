"""Orders to index pages anew for what changes them without their being saved: names of
bodies, types, fields and topics, and the files that they carry."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    ReferenceIndex,
)

from pages.models.catalogue import CatalogueEntry, record_id
from pages.models.media import CustomDocument
from pages.models.topics import PageTopic, Topic
from pages.models.vocabulary import DocumentType, FieldOfWork, IssuingBody
from search import outbox

_NAMED: dict[type[Model], str] = {
    IssuingBody: "issuing_body",
    DocumentType: "document_type",
    FieldOfWork: "fields_of_work",
}
MOVED_WITHIN = datetime.timedelta(seconds=3)


def connect() -> None:
    """Listen to vocabularies, files and collections, once."""
    listeners: dict[type[Model], Callable[..., None]] = {
        IssuingBody: name_changed,
        DocumentType: name_changed,
        FieldOfWork: name_changed,
        Topic: topic_changed,
        CustomDocument: file_changed,
        Collection: collection_changed,
        CollectionViewRestriction: collection_privacy_changed,
    }
    for signal in (post_save, pre_delete):
        for sender, listener in listeners.items():
            uid = f"search-{sender.__name__}-{id(signal)}"
            signal.connect(listener, sender=sender, dispatch_uid=uid)
    m2m_changed.connect(
        collection_groups_changed,
        sender=CollectionViewRestriction.groups.through,
        dispatch_uid="search-collection-groups",
    )


def order_pages(page_ids: Iterable[int], *, narrows: bool) -> None:
    """Order pages to be indexed anew."""
    outbox.enqueue(map(record_id, page_ids), narrows=narrows)


def name_changed(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """A page is found by what its body, type and fields are called now."""
    entries = CatalogueEntry.objects.filter(**{_NAMED[sender]: instance})
    order_pages(entries.values_list("pk", flat=True), narrows=False)


def topic_changed(instance: Topic, **_kwargs: Any) -> None:
    """A page is found by what its topics are called now."""
    tagged = PageTopic.objects.filter(tag=instance)
    order_pages(tagged.values_list("content_object_id", flat=True), narrows=False)


def pages_with(files: Iterable[int]) -> Iterable[int]:
    """The pages that use any of some files, as Wagtail's reference index has them."""
    uses = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(CustomDocument),
        to_object_id__in=map(str, files),
    )
    return map(int, set(uses.values_list("object_id", flat=True)))


def file_changed(instance: CustomDocument, **kwargs: Any) -> None:
    """A file may be another one, or stand in a closer collection, or be gone."""
    if not kwargs.get("created"):
        order_pages(pages_with([instance.pk]), narrows=True)


def collection_changed(instance: Collection, **kwargs: Any) -> None:
    """Wagtail moves a collection right after saving it, without a word: its pages are
    left out of all answers until that is over."""
    if not kwargs.get("created"):
        pages_of_collection(instance, wait=MOVED_WITHIN)


def collection_privacy_changed(
    instance: CollectionViewRestriction, **_kwargs: Any
) -> None:
    """A restriction was set, changed or lifted."""
    pages_of_collection(instance.collection)


def collection_groups_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    """The groups of a restriction changed, from either side."""
    if not action.startswith("post_"):
        return
    changed = [instance]
    if reverse:
        rows = CollectionViewRestriction.objects.select_related("collection")
        changed = list(rows.filter(pk__in=pk_set or ()))
    for restriction in changed:
        pages_of_collection(restriction.collection)


def pages_of_collection(
    collection: Collection, wait: datetime.timedelta = datetime.timedelta()
) -> None:
    """Order the pages that use files of a collection or one within it."""
    files = CustomDocument.objects.filter(collection__path__startswith=collection.path)
    pages = pages_with(files.values_list("pk", flat=True))
    outbox.enqueue(map(record_id, pages), narrows=True, wait=wait)
