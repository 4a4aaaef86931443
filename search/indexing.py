"""From orders to the index: drain the outbox, rebuild, compare and mend."""

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice

from django.utils import timezone

from search import outbox, sources
from search.backend import get_engine
from search.claims import Busy, claimed
from search.engines.base import Engine, EngineUnavailable, IndexDamaged, RecordsRejected
from search.models import Order
from search.records import SearchRecord

logger = logging.getLogger(__name__)

BATCH = 100
CLAIM_WAIT = 60.0
KEPT = datetime.timedelta(days=1)
"""So long a carried-out order is kept: longer than any rebuild takes."""


def drain(engine: Engine | None = None) -> int:
    """Carry out the orders that are due; returns how many. Where the engine is out of
    reach they wait, and another process that is at it is left alone."""
    engine = engine or get_engine()
    done = 0
    if not Order.objects.due().exists():
        return done
    try:
        with claimed() as claim:
            while orders := list(Order.objects.due()[:BATCH]):
                claim.renew()
                done += _carry_out(engine, orders)
    except Busy:
        return done
    except EngineUnavailable as error:
        logger.warning("The search engine is out of reach: %s", error)
    return done


def keep_up(engine: Engine | None = None) -> int:
    """What the helper does: carry out orders, and build the index anew where there is
    none of this version or it is damaged."""
    engine = engine or get_engine()
    try:
        if engine.is_current():
            engine.ping()
            return drain(engine)
        logger.info("There is no search index of this version: building it")
    except IndexDamaged as error:
        logger.error("%s; building it anew", error)
    except EngineUnavailable as error:
        logger.warning("The search engine is out of reach: %s", error)
        return 0
    try:
        return rebuild(engine)
    except (EngineUnavailable, Busy) as error:
        logger.warning("The search index cannot be built now: %s", error)
        return 0


def look_for_damage(engine: Engine | None = None) -> None:
    """Read through the stored index, and build it anew where it is damaged."""
    engine = engine or get_engine()
    try:
        engine.look_for_damage()
    except IndexDamaged as error:
        logger.error("%s; building it anew", error)
        rebuild(engine)
    except EngineUnavailable as error:
        logger.warning("The search engine is out of reach: %s", error)


def drain_due() -> int:
    """The same as `keep_up`, at once where something was ordered: the engine is not
    asked four times a second whether it is there."""
    return keep_up() if Order.objects.due().exists() else 0


def _carry_out(engine: Engine, orders: Sequence[Order]) -> int:
    ids = {order.record_id for order in orders}
    records, errors = build(ids)
    gone = ids - {record.id for record in records} - errors.keys()
    try:
        engine.write(records, gone)
    except RecordsRejected as rejected:
        errors |= rejected.errors
    failed = [order for order in orders if order.record_id in errors]
    done = [order.pk for order in orders if order.record_id not in errors]
    for order in failed:
        order.failed(errors[order.record_id])
        logger.error("Record %s cannot be indexed: %s", order.record_id, order.error)
    Order.objects.bulk_update(failed, ["tries", "error", "set_aside", "not_before"])
    Order.objects.filter(pk__in=done).update(done_at=timezone.now())
    return len(done)


def build(ids: Iterable[str]) -> tuple[list[SearchRecord], dict[str, str]]:
    """The records of some ids as the database has them, and what cannot be built."""
    records: list[SearchRecord] = []
    errors: dict[str, str] = {}
    for source, keys in sources.by_source(ids):
        try:
            records += source.records(list(keys)).values()
        except Exception:  # noqa: BLE001 - found out below which record it is
            for key, record_id in keys.items():
                try:
                    records += source.records([key]).values()
                except Exception as error:  # noqa: BLE001 - set aside with its error
                    errors[record_id] = f"{type(error).__name__}: {error}"
    return records, errors


def forget_done() -> None:
    """Remove orders that were carried out long ago."""
    Order.objects.filter(done_at__lt=timezone.now() - KEPT).delete()


def all_ids() -> Iterator[str]:
    """The ids of everything that can be found."""
    for source in sources.registered():
        for key in source.all_keys():
            yield sources.record_id(source.kind, key)


def rebuild(
    engine: Engine | None = None, progress: Callable[[int], None] = lambda _count: None
) -> int:
    """Build a new index beside the live one; readers and writers go on meanwhile.

    What was written to the live index since the beginning is ordered again before the
    switch, as narrowing, and nothing is written between that and the switch.
    """
    engine = engine or get_engine()
    started = timezone.now()
    claim = ExitStack()

    def batches() -> Iterator[list[SearchRecord]]:
        ids = all_ids()
        while batch := list(islice(ids, BATCH)):
            records, errors = build(batch)
            for record_id in errors:
                outbox.enqueue([record_id], narrows=False)
            yield records
            progress(len(batch))

    def order_again() -> None:
        claim.enter_context(claimed(wait=CLAIM_WAIT))
        since = Order.objects.filter(done_at__gte=started)
        since.update(done_at=None, narrows=True)

    with claim:
        try:
            count = engine.rebuild(batches(), order_again)
        except RecordsRejected as rejected:
            outbox.enqueue(rejected.errors, narrows=False)
            count = sum(1 for _ in engine.fingerprints())
    drain(engine)
    return count
