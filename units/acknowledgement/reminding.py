"""Telling people what they are asked to read, and reminding them like of other work."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from intranet.models import User
from intranet.notifications import Told, notify_all
from units.acknowledgement.audience import audience
from units.acknowledgement.following import UnitState
from units.acknowledgement.texts import Text, asking, text_of
from units.models import ReadMark, Reminder, Study
from units.permissions import can_supervise
from units.telling import written
from units.workdays import Calendar

Pair = tuple[int, int]


def published(page: Page) -> None:
    """A text that asks was published: those it asks are told, once a text and day."""
    text = text_of(page.pk)
    if text is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        subject = _named(text, _("Please read: %(title)s"))
        if text.due:
            subject = _named(text, _("Please read by %(date)s: %(title)s"))
    key = f"ack-asked:{text.pk}:{text.due}"
    people = {pk for who in audience([text])[text.pk].values() for pk in who}
    notify_all([Told(pk, key, subject, url=text.url) for pk in sorted(people)])


def daily(days: Calendar, steps: Sequence[int]) -> list[Told]:
    """The notices of what is due soon, or late, today."""
    today = timezone.localdate()
    until = days.add(today, max(steps))
    texts = [text for text in asking() if text.due and text.due <= until]
    asked = audience(texts)
    read, studied = _done(texts)
    told = []
    with translation.override(settings.LANGUAGE_CODE):
        for text in texts:
            step, subject = _step(text, days, steps)
            owing = _owing(text, asked[text.pk], read, studied)
            key = f"{step}:ack:{text.pk}:{text.due}"
            told += [Told(pk, key, subject, url=text.url) for pk in owing]
    return told


def _step(text: Text, days: Calendar, steps: Sequence[int]) -> tuple[str, str]:
    today = timezone.localdate()
    if text.due is None or text.due < today:
        return "late", _named(text, _("Not acknowledged since %(date)s: %(title)s"))
    left = days.between(today, text.due)
    step = next((step for step in steps if left <= step), max(steps))
    return f"soon:{step}", _named(text, _("Please read by %(date)s: %(title)s"))


def _named(text: Text, pattern: str) -> str:
    return pattern % {"title": text.title, "date": written(text.due)}


def _done(texts: Sequence[Text]) -> tuple[set[Pair], set[Pair]]:
    pages = [text.pk for text in texts]
    read = ReadMark.objects.filter(page__in=pages)
    studied = Study.objects.filter(page__in=pages)
    return (
        set(read.values_list("page_id", "person_id")),
        set(studied.values_list("page_id", "unit_id")),
    )


def _owing(
    text: Text, asked: dict[int, list[int]], read: set[Pair], studied: set[Pair]
) -> Iterable[int]:
    """Who has still to read, and the members of units that have still to report."""
    found: set[int] = set()
    for unit_id, people in asked.items():
        if text.ask_units and (text.pk, unit_id) not in studied:
            found.update(people)
        elif text.ask_persons:
            found.update(pk for pk in people if (text.pk, pk) not in read)
    return sorted(found)


@transaction.atomic
def remind(
    *, by: User, text: Text, units: Sequence[UnitState], words: str = ""
) -> list[UnitState]:
    """Remind the people of units that owe a text; not twice a day. Returns the units
    that were reminded."""
    if not all(can_supervise(by, state.unit) for state in units):
        raise PermissionDenied
    chosen = [s for s in units if s.owes(text) and s.reminder is None]
    with translation.override(settings.LANGUAGE_CODE):
        subject = _named(text, _("Reminder, please read: %(title)s"))
    key = f"remind:{timezone.localdate()}:ack:{text.pk}"
    told: dict[int, Told] = {}
    for state in chosen:
        Reminder.objects.create(
            page_id=text.pk, unit=state.unit, way=Reminder.Way.NOTICE, text=words, by=by
        )
        log(state.unit, "units.remind", user=by, data={"text": words, "of": text.title})
        whole = text.ask_units and state.study is None
        for person in state.people:
            if whole or person.read is None:
                pk = person.person.pk
                told[pk] = Told(pk, key, subject, note=words, url=text.url)
    notify_all(list(told.values()))
    return chosen
