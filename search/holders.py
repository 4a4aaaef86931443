"""Names of processes that hold something, by which others see whether one is gone."""

import hashlib
import os
import platform
from functools import cache
from pathlib import Path
from secrets import token_hex


def new_holder() -> str:
    """A name for something that this process holds."""
    return f"{_machine()}:{os.getpid()}:{token_hex(4)}"


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


def is_dead(holder: str) -> bool:
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
