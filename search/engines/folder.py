"""The folder of the embedded index: its versions, and the lock that lets one process write.

current        the name of the live version
suspect        the name of a version that may be damaged
writer.lock    held while writing
rebuild.lock   held while a new version is built beside the live one
v1-20260101T…/ one version: records and passages
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from search.engines.base import SCHEMA_VERSION, EngineUnavailable

_POLL = 0.02


class IndexFolder:
    """Versions of the index under one root."""

    def __init__(self, root: Path, wait: float) -> None:
        self.root = root
        self.wait = wait
        self._pointer = root / "current"
        self._read: tuple[tuple[int, int], Path] = ((0, 0), root)

    @property
    def current(self) -> Path | None:
        """The live version, if it is one of this schema. The pointer is read again where
        it was replaced."""
        try:
            stat = self._pointer.stat()
            stamp = (stat.st_ino, stat.st_mtime_ns)
            if stamp != self._read[0]:
                name = self._pointer.read_text("ascii", "replace").strip()
                self._read = (stamp, self.root / name)
        except FileNotFoundError:
            return None
        path = self._read[1]
        is_ours = path.name.startswith(f"v{SCHEMA_VERSION}-") and path.is_dir()
        return path if is_ours else None

    @property
    def suspected(self) -> bool:
        """Whether the live version may be damaged."""
        try:
            name = (self.root / "suspect").read_text("ascii", "replace")
        except FileNotFoundError:
            return False
        return self.current is not None and self.current.name == name

    def suspect(self) -> None:
        """Have the live version looked at."""
        if path := self.current:
            # A disk that is full takes no note, and is no damage.
            with suppress(OSError):
                (self.root / "suspect").write_text(path.name, encoding="ascii")

    def trust(self) -> None:
        """The live version is as it was written."""
        (self.root / "suspect").unlink(missing_ok=True)

    def create(self) -> Path:
        """A new empty version, not yet live."""
        path = self.root / f"v{SCHEMA_VERSION}-{time.time_ns()}-{token_hex(3)}"
        path.mkdir(parents=True)
        return path

    def switch(self, version: Path) -> None:
        """Make a version live, in one step, and remove the others."""
        fresh = self.root / f"current.{token_hex(3)}"
        with fresh.open("w", encoding="ascii") as file:
            file.write(version.name)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)
        for other in self.root.glob("v*-*"):
            if other.name != version.name:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock; wait for another writer, but not forever."""
        with self._locked("writer.lock", "another process is writing the search index"):
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Hold the lock of a rebuild, beside which readers and writers go on."""
        with self._locked("rebuild.lock", "the search index is being rebuilt already"):
            yield

    @contextmanager
    def _locked(self, name: str, refusal: str) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / name).open("w") as lock:
            deadline = time.monotonic() + self.wait
            while not _try_lock(lock.fileno()):
                if time.monotonic() > deadline:
                    raise EngineUnavailable(refusal)
                time.sleep(_POLL)
            yield

    def size(self) -> int:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return sum(path.stat().st_size for path in files)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
