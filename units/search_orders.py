"""Orders to index what units keep and hand in, and the pages that carry a unit's name."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save, pre_delete

from pages.models import CatalogueEntry
from pages.models.catalogue import record_id as page_record_id
from search import outbox, sources
from units.models import (
    Submission,
    SubmissionFile,
    SubmissionRound,
    Unit,
    UnitFile,
    UnitNote,
    UnitPage,
    UnitsIndexPage,
)
from units.search_source import UnitFileSource, UnitNoteSource, UnitSource
from units.submission_source import SubmissionSource

SOURCES = {
    Unit: UnitSource(),
    UnitFile: UnitFileSource(),
    UnitNote: UnitNoteSource(),
    Submission: SubmissionSource(),
}


def connect() -> None:
    """Register the sources; listen to units, sections, files, notes and rounds, once."""
    for source in SOURCES.values():
        sources.register(source)
    listeners: dict[type[Model], Callable[..., None]] = {
        Unit: unit_changed,
        UnitPage: section_changed,
        UnitsIndexPage: sections_changed,
        UnitFile: file_changed,
        UnitNote: note_changed,
        SubmissionRound: round_changed,
    }
    for signal in (post_save, pre_delete):
        for sender, listener in listeners.items():
            uid = f"search-{sender.__name__}-{id(signal)}"
            signal.connect(listener, sender=sender, dispatch_uid=uid)


def order_notes(keys: Iterable[int]) -> None:
    """Order notes to be indexed anew; one may have been taken away."""
    outbox.enqueue(_ids(UnitNoteSource.kind, keys), narrows=True)


def file_changed(instance: UnitFile, **_kwargs: Any) -> None:
    """A file was added, taken away or put back."""
    outbox.enqueue(_ids(UnitFileSource.kind, [instance.pk]), narrows=True)


def note_changed(instance: UnitNote, **_kwargs: Any) -> None:
    """A note was written, taken away or put back."""
    order_notes([instance.pk])


def round_changed(instance: SubmissionRound, **_kwargs: Any) -> None:
    """Something was submitted, withdrawn or answered."""
    order_submissions([instance.submission_id])


def order_submissions(keys: Iterable[int]) -> None:
    """Order what was handed in to be indexed anew; it may have been withdrawn."""
    outbox.enqueue(_ids(SubmissionSource.kind, keys), narrows=True)


def order_text_of(file: UnitFile | SubmissionFile) -> None:
    """The text of a file was read: more words find it, and what it belongs to."""
    if isinstance(file, UnitFile):
        ids = _ids(UnitFileSource.kind, [file.pk])
    else:
        ids = _ids(SubmissionSource.kind, [file.submission_id])
    outbox.enqueue(ids, narrows=False)


def unit_changed(instance: Unit, created: bool = False, **_kwargs: Any) -> None:
    """A unit has another name or place: so has all that carries its name, and other
    supervisors see what it and those below it keep."""
    if created:
        order_units([instance.pk])
        return
    place = Unit.objects.filter(pk=instance.pk).values_list("tree_path", flat=True)
    branch = Unit.objects.filter(tree_path__startswith=place.get())
    order_units(branch.values_list("pk", flat=True))
    entries = CatalogueEntry.objects.filter(unit=instance)
    pages = entries.values_list("pk", flat=True)
    outbox.enqueue(map(page_record_id, pages), narrows=False)


def section_changed(instance: UnitPage, **_kwargs: Any) -> None:
    """A section has another address, or is not open any more."""
    order_units([instance.unit_id])


def sections_changed(**_kwargs: Any) -> None:
    """All sections may have another address."""
    order_units(Unit.objects.values_list("pk", flat=True))


def order_units(units: Iterable[int]) -> None:
    """Order units and all that they keep or handed in to be indexed anew."""
    keys = list(units)
    outbox.enqueue(_ids(UnitSource.kind, keys), narrows=True)
    for model in (UnitFile, UnitNote, Submission):
        kept = model.objects.filter(unit__in=keys).values_list("pk", flat=True)
        outbox.enqueue(_ids(SOURCES[model].kind, kept), narrows=True)
    outbox.enqueue(map(page_record_id, _pages_in_sections()), narrows=True)


def _pages_in_sections() -> Iterable[int]:
    """Published pages that stand below a section: seldom any, so no matter whose."""
    container = UnitsIndexPage.objects.first()
    if container is None:
        return []
    entries = CatalogueEntry.objects.below(container).exclude(kind="unitpage")
    return entries.values_list("pk", flat=True)


def _ids(kind: str, keys: Iterable[int]) -> Iterable[str]:
    return (sources.record_id(kind, key) for key in keys)
