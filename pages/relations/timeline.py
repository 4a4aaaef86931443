"""What happened to a document, in the order of days."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.effect import ONE_DAY
from pages.models.dates import display_partial, first_day
from pages.models.official_document import OfficialDocumentPage
from pages.relations.effects import touch_of
from pages.relations.reading import WORTH_SAYING, Standing, Tie


@dataclass(frozen=True)
class Event:
    """One thing that happened, or will."""

    day: datetime.date
    shown: str
    words: str | Promise
    tie: Tie | None = None


def timeline(page: OfficialDocumentPage, standing: Standing) -> list[Event]:
    """The events that the reader may know of, the earliest first."""
    return sorted(_events(page, standing), key=lambda event: event.day)


def _events(page: OfficialDocumentPage, standing: Standing) -> Iterator[Event]:
    issued = first_day(page.issued_on)
    if issued:
        yield Event(issued, display_partial(page.issued_on), _("issued"))
    if page.effective_from:
        yield _on(page.effective_from, _("comes into force"))
    if page.effective_to:
        yield _on(page.effective_to + ONE_DAY, _("no longer in force"))
    for tie in standing.ties:
        matters = touch_of(tie.relation) or tie.kind in WORTH_SAYING
        if tie.day and not tie.outgoing and matters:
            yield _on(tie.day, tie.phrase, tie)


def _on(day: datetime.date, words: str | Promise, tie: Tie | None = None) -> Event:
    return Event(day, display_partial(day.isoformat()), words, tie)
