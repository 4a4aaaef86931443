"""Writing notes of a unit, and taking away and putting back what members keep."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from intranet.models import User
from units.models import Unit, UnitFile, UnitNote, UnitNoteVersion
from units.permissions import can_write
from units.search_orders import order_notes


class ChangedMeanwhileError(Exception):
    """A colleague saved the note after the writer began; ``note`` is as it is now."""

    def __init__(self, note: UnitNote) -> None:
        super().__init__(f"note {note.pk} is at revision {note.revision}")
        self.note = note


def check_may_write(by: User, unit: Unit) -> None:
    """Raise where the person may not write in the unit's section."""
    if not can_write(by, unit):
        raise PermissionDenied


@transaction.atomic
def write_note(*, unit: Unit, by: User, title: str, text: str) -> UnitNote:
    """A new note with its first version."""
    check_may_write(by, unit)
    note = UnitNote.objects.create(unit=unit, title=title, text=text, written_by=by)
    _keep_version(note)
    return note


@transaction.atomic
def change_note(
    *, note: UnitNote, by: User, began_from: int, title: str, text: str
) -> UnitNote:
    """Save a note unless it changed since the writer began; every text is kept. One
    that a colleague took away meanwhile comes back with what was written."""
    check_may_write(by, note.unit)
    same = UnitNote.objects.filter(pk=note.pk, revision=began_from)
    saved = same.update(
        removed_at=None,
        removed_by=None,
        title=title,
        text=text,
        revision=began_from + 1,
        written_by=by,
        changed_at=timezone.now(),
    )
    now = UnitNote.objects.select_related("written_by").get(pk=note.pk)
    if not saved:
        raise ChangedMeanwhileError(now)
    _keep_version(now)
    order_notes([now.pk])
    return now


@transaction.atomic
def take_away(*, item: UnitNote | UnitFile, by: User) -> None:
    """Take a note or file out of the section; it can be put back."""
    check_may_write(by, item.unit)
    item.removed_at = timezone.now()
    item.removed_by = by
    item.save(update_fields=["removed_at", "removed_by"])
    log(item.unit, "units.take_away", user=by, data={"name": str(item)})


@transaction.atomic
def put_back(*, item: UnitNote | UnitFile, by: User) -> None:
    """Bring back what was taken away."""
    check_may_write(by, item.unit)
    item.removed_at = item.removed_by = None
    item.save(update_fields=["removed_at", "removed_by"])
    log(item.unit, "units.put_back", user=by, data={"name": str(item)})


def _keep_version(note: UnitNote) -> None:
    UnitNoteVersion.objects.create(
        note=note,
        revision=note.revision,
        title=note.title,
        text=note.text,
        written_by=note.written_by,
    )
