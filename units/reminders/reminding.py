"""Reminding units of what they have not handed in: logged, once a day an assignment."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from intranet.notifications import Told, notify_all
from units.models import Reminder, Unit
from units.permissions import supervised_units
from units.reminders.errands import Errand
from units.telling import people_of, written

Way = Reminder.Way


@dataclass(frozen=True)
class Reminded:
    """The units that were reminded now, those that had been today, and those that no
    notice can reach, since nobody belongs to them."""

    now: list[int]
    before: list[int]
    nobody: list[int]


@transaction.atomic
def remind(
    *, by: User, errands: Sequence[Errand], way: str = Way.NOTICE, text: str = ""
) -> Reminded:
    """Remind units of open work. A notice carries title, date and link; ``text`` is read
    on the site. A copied message is logged only: its sender sends it."""
    units = {errand.unit_id for errand in errands}
    known = supervised_units(by).filter(pk__in=units).in_bulk()
    if units - known.keys():
        raise PermissionDenied
    new = _log(by, errands, way, text)
    people = people_of(units)
    if way == Way.NOTICE:
        notify_all(_notices(new, people, text))
    now = sorted({errand.unit_id for errand in new})
    for unit_id in now:
        given = [
            pk for item in new if item.unit_id == unit_id for pk in item.assignments
        ]
        log(
            known[unit_id],
            "units.remind",
            user=by,
            data={"assignments": given, "way": str(way), "text": text},
        )
    nobody = [pk for pk in now if not people.get(pk)] if way == Way.NOTICE else []
    return Reminded(now, sorted(units - set(now)), nobody)


def _log(by: User, errands: Sequence[Errand], way: str, text: str) -> list[Errand]:
    """Write down what was not reminded of today; returns the errands with any such."""
    today = timezone.localdate()
    done = set(
        Reminder.objects.filter(
            day=today, assignment__unit__in={errand.unit_id for errand in errands}
        ).values_list("assignment_id", flat=True)
    )
    new = [errand for errand in errands if not done.issuperset(errand.assignments)]
    Reminder.objects.bulk_create(
        [
            Reminder(assignment_id=pk, day=today, way=way, text=text, by=by)
            for errand in new
            for pk in errand.assignments
            if pk not in done
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return new


def _notices(
    errands: Sequence[Errand], people: dict[int, list[int]], text: str
) -> list[Told]:
    day = timezone.localdate()
    told = []
    with translation.override(settings.LANGUAGE_CODE):
        for errand in errands:
            name = {"title": errand.title, "date": written(errand.due)}
            subject = _("Reminder: %(title)s") % name
            if errand.due:
                subject = _("Reminder, due %(date)s: %(title)s") % name
            key = f"remind:{day}:{errand.key}:{errand.assignments[0]}"
            told += [
                Told(person, key, subject, note=text, url=errand.address)
                for person in people.get(errand.unit_id, ())
            ]
    return told


def reminded_today(units: Sequence[Unit]) -> dict[int, Reminder]:
    """The latest reminder of today of each unit."""
    rows = Reminder.objects.filter(
        day=timezone.localdate(), assignment__unit__in=units
    ).select_related("by", "assignment")
    return {
        row.assignment.unit_id: row for row in rows.order_by("at") if row.assignment
    }
