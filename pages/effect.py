"""Whether an official document holds on a day, by its own dates."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Effect(models.TextChoices):
    """Whether a document holds, in the words readers know (DOMAIN)."""

    NOT_YET = "not_yet", _("not yet in force")
    IN_FORCE = "in_force", _("in force")
    PARTLY = "partly", _("partly expired")
    EXPIRED = "expired", _("expired")
    SUSPENDED = "suspended", _("suspended")


def effect_on(
    effective_from: datetime.date | None,
    effective_to: datetime.date | None,
    day: datetime.date | None = None,
) -> Effect:
    """The state on a day (today in Vietnam); the last day still counts."""
    day = day or timezone.localdate()
    if effective_to and effective_to < day:
        return Effect.EXPIRED
    if effective_from and effective_from > day:
        return Effect.NOT_YET
    return Effect.IN_FORCE
