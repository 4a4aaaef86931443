"""What a closed unit still owes goes to its successor; what it did stays its own.

Two levels of local government since 2025-07-01: units close and merge in the middle of
their work. The old assignment is released with the reason, the successor's new one says
where it came from.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units import telling
from units.models import Assignment, Unit
from units.work import reading

Part = Assignment.Part
TAKEN_OVER = ("part", "deliverable", "due", "instructions", "blank_form", "assigned_by")


@transaction.atomic
def hand_on(*, unit: Unit, by: User | None) -> list[Assignment]:
    """Give the open work of a closed unit to its successor; safe to repeat. Returns what
    the successor has now."""
    heir = _heir(unit)
    if heir is None:
        return []
    rows = Assignment.objects.select_for_update(of=("self",)).filter(unit=unit)
    still_open = {item.pk for item in reading.items(rows) if item.is_open}
    taken = []
    for old in rows.filter(pk__in=still_open).select_related("document", "round"):
        taken.append(_take_over(old, heir))
        old.waive_reason = _("Handed on to %(unit)s.") % {"unit": heir}
        old.waived_by, old.waived_at = by, timezone.now()
        old.save()
        log(old, "units.hand_on", user=by, data={"unit": heir.name})
    telling.assigned(taken)
    return taken


def _heir(unit: Unit) -> Unit | None:
    """Who came after, or after that one, and still exists."""
    seen: set[int] = set()
    heir: Unit | None = unit
    while heir is not None and heir.is_closed and heir.pk not in seen:
        seen.add(heir.pk)
        heir = heir.successor
    return None if heir is None or heir.is_closed or heir == unit else heir


def _take_over(old: Assignment, heir: Unit) -> Assignment:
    """The successor's assignment; where it only co-operated, it is in charge now."""
    about = {name: getattr(old, name) for name in ("document", "duty", "round")}
    given = {name: getattr(old, name) for name in TAKEN_OVER}
    new, made = Assignment.objects.get_or_create(
        unit=heir, **about, defaults={**given, "handed_on_from": old}
    )
    if not made and (new.part, old.part) == (Part.COOPERATING, Part.LEAD):
        new.part, new.deliverable, new.due = old.part, old.deliverable, old.due
        new.confirmed_at = new.confirmed_by = None
        new.handed_on_from = old
        new.save()
    return new


def apply_day() -> None:
    """Hand on what units that closed by today still owe."""
    closed = Unit.objects.filter(
        closed__lte=timezone.localdate(),
        successor__isnull=False,
        assignments__waived_at=None,
    )
    for unit in closed.filter(assignments__isnull=False).distinct():
        hand_on(unit=unit, by=None)
