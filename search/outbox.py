"""Orders to index: what a change writes, in its own transaction.

While an order that narrows access waits, its record is left out of every answer.
"""

import datetime
from collections.abc import Iterable

from django.db.models import Min
from django.utils import timezone

from search.models import Order

BATCH = 1_000


def enqueue(
    record_ids: Iterable[str],
    *,
    narrows: bool,
    wait: datetime.timedelta = datetime.timedelta(),
) -> None:
    """Order records to be indexed anew. Call it in the transaction of the change;
    ``narrows`` where some reader may have seen what they may not see any more. A change
    that is not in one transaction is over after so long a ``wait``."""
    not_before = timezone.now() + wait
    orders = (
        Order(record_id=item, narrows=narrows, not_before=not_before)
        for item in dict.fromkeys(record_ids)
    )
    Order.objects.bulk_create(orders, batch_size=BATCH)


def withheld() -> frozenset[str]:
    """Records that the index may still show to readers who lost them."""
    waiting = Order.objects.narrowing().values_list("record_id", flat=True)
    return frozenset(waiting.distinct())


def seconds_behind() -> float:
    """How long the oldest order that is not set aside has been waiting."""
    pending = Order.objects.pending().filter(set_aside=False)
    oldest = pending.aggregate(oldest=Min("created_at"))["oldest"]
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0
