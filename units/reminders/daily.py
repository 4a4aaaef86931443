"""The reminders of each day: due in 7, 3 or 1 working days, and late.

Safe to run as often as one likes: the keys of notices name the unit, the work, its
deadline and the step, so nobody is told of one twice. A day on which nothing ran is
made up for on the next.
"""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from intranet.notifications import Told, not_told_yet, notify_all
from units.acknowledgement import reminding as acknowledgement
from units.models import Assignment, SubmissionRound, Unit
from units.models.calendar import calendar
from units.reminders.errands import Errand, errands
from units.telling import people_of, written
from units.work import reading
from units.workdays import Calendar

STEPS = (1, 3, 7)
EVERY = datetime.timedelta(hours=1)
NOT_BEFORE = 7


@dataclass(frozen=True)
class Sent:
    """How many notices told of what is due soon, and of what is late."""

    soon: int
    late: int


def run_by_day() -> None:
    """For the helper: from seven in the morning in Vietnam."""
    if timezone.localtime().hour >= NOT_BEFORE:
        send_reminders()


@transaction.atomic
def send_reminders(*, dry_run: bool = False) -> Sent:
    """Tell the members of units what is due soon or late, each once."""
    days = calendar()
    told = not_told_yet(
        [*_notices(_open_errands(days), days), *acknowledgement.daily(days, STEPS)]
    )
    if not dry_run:
        notify_all(told)
    late = sum(item.key.startswith("late:") for item in told)
    return Sent(len(told) - late, late)


def _open_errands(days: Calendar) -> list[Errand]:
    """What is open and due by the farthest step; closed units are past."""
    until = days.add(timezone.localdate(), max(STEPS))
    rows = Assignment.objects.filter(
        unit__in=Unit.objects.open_on().values("pk"), waived_at=None, due__lte=until
    ).exclude(reviews__outcome=SubmissionRound.Outcome.ACCEPTED)
    return errands(reading.items(rows))


def _notices(found: list[Errand], days: Calendar) -> list[Told]:
    people = people_of(errand.unit_id for errand in found)
    given = _given_on(found)
    told = []
    with translation.override(settings.LANGUAGE_CODE):
        for errand in found:
            named = _named(errand, given, days)
            if named is None:
                continue
            key, subject = named
            told += [
                Told(person, key, subject, url=errand.address)
                for person in people.get(errand.unit_id, ())
            ]
    return told


def _named(
    errand: Errand, given: dict[int, datetime.date], days: Calendar
) -> tuple[str, str] | None:
    """Key and subject of the notice that is due for an errand, if one is."""
    if errand.due is None:
        return None
    name = {"title": errand.title, "date": written(errand.due)}
    if errand.is_late:
        return f"late:{errand.key}", _("Overdue since %(date)s: %(title)s") % name
    step = next((step for step in STEPS if errand.left <= step), None)
    if step is None:
        return None
    first = min(given[pk] for pk in errand.assignments)
    if errand.left < step and days.between(first, errand.due) < step:
        return None  # the notice of assigning was nearer than this step
    return f"soon:{step}:{errand.key}", _("Due on %(date)s: %(title)s") % name


def _given_on(found: list[Errand]) -> dict[int, datetime.date]:
    """On which day each of these assignments was given."""
    wanted = {pk for errand in found for pk in errand.assignments}
    units = {errand.unit_id for errand in found}
    rows = Assignment.objects.filter(unit__in=units).values_list("pk", "assigned_at")
    return {pk: timezone.localdate(at) for pk, at in rows if pk in wanted}
