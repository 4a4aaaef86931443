"""The claim of the one process that writes to the index."""

import datetime
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from search.holders import is_dead, new_holder
from search.models import Drain

ONLY = 1
LEASE = datetime.timedelta(seconds=30)
_POLL = 0.1


class Busy(Exception):
    """Another process holds the claim."""


class Claim:
    """Held by one process until it lets go or dies; where its death cannot be seen from
    here, until the lease runs out."""

    def __init__(self) -> None:
        self.holder = new_holder()

    def renew(self) -> None:
        """Take the claim, or keep it; raises Busy where another process has it."""
        now = timezone.now()
        values = {"holder": self.holder, "until": now + LEASE}
        mine_or_free = Q(holder=self.holder) | Q(until__lt=now)
        if Drain.objects.filter(mine_or_free, pk=ONLY).update(**values):
            return
        for other in Drain.objects.filter(pk=ONLY).values_list("holder", flat=True):
            left = Drain.objects.filter(pk=ONLY, holder=other)
            if is_dead(other) and left.update(**values):
                return
        try:
            with transaction.atomic():
                Drain.objects.create(pk=ONLY, **values)
        except IntegrityError as error:
            raise Busy from error

    def release(self) -> None:
        """Let others have it."""
        Drain.objects.filter(pk=ONLY, holder=self.holder).delete()


@contextmanager
def claimed(wait: float = 0.0) -> Iterator[Claim]:
    """Hold the claim; waits for another process so many seconds, then raises Busy."""
    claim = Claim()
    deadline = time.monotonic() + wait
    while True:
        try:
            claim.renew()
            break
        except Busy:
            if time.monotonic() > deadline:
                raise
            time.sleep(_POLL)
    try:
        yield claim
    finally:
        claim.release()
