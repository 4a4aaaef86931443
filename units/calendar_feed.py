"""The deadlines of a person's units as a calendar feed, at a private address.

iCalendar, RFC 5545: https://www.rfc-editor.org/rfc/rfc5545. A calendar program cannot
sign in, so whoever holds the address reads it; it carries title, date and link only, and
its owner can take it back at any time.
"""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from intranet.models import NoticeChoice, User
from units.models import Assignment, Unit
from units.reminders.errands import Errand, errands
from units.work import reading

KIND = "text/calendar; charset=utf-8"


@require_safe
@never_cache
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What the person's units still have to do, as days of a calendar."""
    rows = NoticeChoice.objects.filter(calendar_key=key, person__is_active=True)
    choice = rows.select_related("person").first()
    if choice is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        made = _calendar(choice.person)
    response = HttpResponse(made.to_ical(), content_type=KIND)
    response["X-Robots-Tag"] = "noindex"
    return response


def _calendar(person: User) -> Calendar:
    made = Calendar()
    made.add("prodid", "-//commune-intranet//VN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Deadlines of my units"))
    units = Unit.objects.of_member(person)
    owed = Assignment.objects.filter(unit__in=units, due__isnull=False)
    for errand in errands(reading.items(owed)):
        made.add_component(_event(errand))
    return made


def _event(errand: Errand) -> Event:
    event = Event()
    event.add("uid", f"{errand.key}@{settings.SITE_URL.partition('//')[2]}")
    event.add("dtstamp", timezone.now().astimezone(datetime.UTC))
    event.add("dtstart", errand.due)
    event.add("summary", errand.title)
    event.add("url", f"{settings.SITE_URL}{errand.address}")
    return event
