"""Putting the announced days of a year into the calendar in one step."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from intranet.models import User
from units.days.listed import Listed
from units.models import CalendarDay

PERMISSION = "units.change_calendarday"


@transaction.atomic
def keep_days(*, by: User, days: Iterable[Listed]) -> int:
    """Write the days down; one that is known takes the new name and meaning. Deadlines
    that were set stay as they are. Returns how many days changed."""
    if not by.has_perm(PERMISSION):
        raise PermissionDenied
    changed = 0
    for listed in days:
        wanted = {"worked": listed.worked, "name": listed.name}
        if CalendarDay.objects.filter(day=listed.day, **wanted).exists():
            continue
        day, made = CalendarDay.objects.update_or_create(
            day=listed.day, defaults=wanted
        )
        log(day, "wagtail.create" if made else "wagtail.edit", user=by)
        changed += 1
    return changed
