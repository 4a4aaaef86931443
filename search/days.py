"""What a new day changes in records that nobody saves: documents that come into effect
or expire."""

import datetime

from django.db import transaction
from django.utils import timezone

from search import outbox, sources
from search.models import TurnedDay

ONLY = 1


@transaction.atomic
def turn() -> None:
    """Order what changed since the last day this was done, however long ago."""
    today = timezone.localdate()
    yesterday = today - datetime.timedelta(days=1)
    turned, _created = TurnedDay.objects.select_for_update().get_or_create(
        pk=ONLY, defaults={"day": yesterday}
    )
    if turned.day >= today:
        return
    for source in sources.registered():
        keys = source.changing(turned.day, today)
        ids = (sources.record_id(source.kind, key) for key in keys)
        outbox.enqueue(ids, narrows=False)
    turned.day = today
    turned.save()
