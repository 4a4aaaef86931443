"""Whether an official document holds on a day, by its own dates and by what other
documents do to it. Pure but for "today"."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ONE_DAY = datetime.timedelta(days=1)


class Effect(models.TextChoices):
    """Whether a document holds, in the words readers know (DOMAIN)."""

    NOT_YET = "not_yet", _("not yet in force")
    IN_FORCE = "in_force", _("in force")
    PARTLY = "partly", _("partly expired")
    EXPIRED = "expired", _("expired")
    REPLACED = "replaced", _("replaced")


ENDED = frozenset({Effect.EXPIRED, Effect.REPLACED})


class Touch(models.TextChoices):
    """What another document does to the effect of this one."""

    PART = "part"
    END = "end"
    REPLACE = "replace"


@dataclass(frozen=True)
class Life:
    """The days on which the state of a document changes."""

    begins: datetime.date | None = None
    ends: datetime.date | None = None
    """The last day on which it holds."""
    partly_from: datetime.date | None = None
    replaced_from: datetime.date | None = None

    def on(self, day: datetime.date | None = None) -> Effect:
        """The state on a day (today in Vietnam); the last day still counts."""
        day = day or timezone.localdate()
        if self.replaced_from and self.replaced_from <= day:
            return Effect.REPLACED
        if self.ends and self.ends < day:
            return Effect.EXPIRED
        if self.begins and self.begins > day:
            return Effect.NOT_YET
        if self.partly_from and self.partly_from <= day:
            return Effect.PARTLY
        return Effect.IN_FORCE

    def changes(self) -> list[datetime.date]:
        """The days on which the state may be another than the day before, in order."""
        after_end = self.ends + ONE_DAY if self.ends else None
        days = (self.begins, self.partly_from, self.replaced_from, after_end)
        return sorted({day for day in days if day})


def life_of(
    begins: datetime.date | None,
    ends: datetime.date | None,
    touches: Iterable[tuple[Touch, datetime.date]] = (),
) -> Life:
    """From a document's own first and last day, and from what others do to it from a
    day on. The first replacement and the first end count; what is replaced or repealed
    holds until the day before."""
    first: dict[Touch, datetime.date] = {}
    for touch, day in touches:
        first[touch] = min(day, first.get(touch, day))
    lasts = [ends, *(_eve(first.get(touch)) for touch in (Touch.END, Touch.REPLACE))]
    return Life(
        begins=begins,
        ends=min((day for day in lasts if day), default=None),
        partly_from=first.get(Touch.PART),
        replaced_from=first.get(Touch.REPLACE),
    )


def _eve(day: datetime.date | None) -> datetime.date | None:
    return day - ONE_DAY if day and day > datetime.date.min else None
