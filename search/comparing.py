"""Whether index and database agree, and bringing them together again."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from search import outbox
from search.backend import get_engine
from search.engines.base import Engine
from search.indexing import BATCH, all_ids, build
from search.models import Order
from search.stored import fingerprint


@dataclass(frozen=True, slots=True)
class Difference:
    """What index and database do not agree on."""

    missing: Collection[str]
    outdated: Collection[str]
    superfluous: Collection[str]

    def __bool__(self) -> bool:
        return bool(self.missing or self.outdated or self.superfluous)

    @property
    def ids(self) -> list[str]:
        return sorted({*self.missing, *self.outdated, *self.superfluous})


def compare(engine: Engine | None = None) -> Difference:
    """Compare every record with what the index holds; orders that wait are left out."""
    engine = engine or get_engine()
    indexed = dict(engine.fingerprints())
    waiting = set(Order.objects.pending().values_list("record_id", flat=True))
    missing, outdated, seen = [], [], set()
    ids = all_ids()
    while batch := list(islice(ids, BATCH)):
        for record in build(batch)[0]:
            seen.add(record.id)
            if record.id not in indexed:
                missing.append(record.id)
            elif indexed[record.id] != fingerprint(record):
                outdated.append(record.id)
    superfluous = indexed.keys() - seen
    parts = (missing, outdated, superfluous)
    return Difference(*(sorted(set(part) - waiting) for part in parts))


def mend(difference: Difference) -> None:
    """Order what differs to be indexed anew."""
    outbox.enqueue(difference.ids, narrows=True)
