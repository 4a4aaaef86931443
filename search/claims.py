"""The claim of the one process that writes to the index."""

import datetime
import hashlib
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

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
        self.holder = f"{_machine()}:{os.getpid()}:{token_hex(4)}"

    def renew(self) -> None:
        """Take the claim, or keep it; raises Busy where another process has it."""
        now = timezone.now()
        values = {"holder": self.holder, "until": now + LEASE}
        mine_or_free = Q(holder=self.holder) | Q(until__lt=now)
        if Drain.objects.filter(mine_or_free, pk=ONLY).update(**values):
            return
        for other in Drain.objects.filter(pk=ONLY).values_list("holder", flat=True):
            left = Drain.objects.filter(pk=ONLY, holder=other)
            if _is_dead(other) and left.update(**values):
                return
        try:
            with transaction.atomic():
                Drain.objects.create(pk=ONLY, **values)
        except IntegrityError as error:
            raise Busy from error

    def release(self) -> None:
        """Let others have it."""
        Drain.objects.filter(pk=ONLY, holder=self.holder).delete()


@cache
def _machine() -> str:
    """Stands for the processes that this one can see: the same machine since the same
    start, and the same container."""
    marks = [platform.node()]
    for path in (Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")):
        if path.exists():
            is_link = path.is_symlink()
            marks.append(str(path.readlink()) if is_link else path.read_text())
    return hashlib.blake2b("|".join(marks).encode(), digest_size=6).hexdigest()


def _is_dead(holder: str) -> bool:
    """Whether the process that holds a claim is seen to be gone."""
    machine, _, rest = holder.partition(":")
    number = rest.partition(":")[0]
    if machine != _machine() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


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
