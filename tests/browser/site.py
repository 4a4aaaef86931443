"""A site with the sample content in production settings, for a browser to visit.

It runs as its own process on its own folder, so that it is the site itself that is seen,
and nothing of it is left in the database of other tests.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "Thu-nghiem-2026"
STARTS_WITHIN = 60.0


@dataclass(frozen=True)
class Site:
    """Where the site answers; all sample accounts have one password."""

    address: str
    password: str = PASSWORD
    folder: Path = Path()

    def manage(self, *command: str) -> None:
        """Run a command beside the site, as the helper process would."""
        port = int(self.address.rpartition(":")[2])
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=environment(self.folder, port), check=True,
            capture_output=True,
        )  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
        "SECRET_KEY": "browser-test-" * 5,
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
    }


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Load the sample content into ``folder`` and serve it."""
    port = free_port()
    env = environment(folder, port)
    for command in (
        ["demo", "--no-server"],
        ["collectstatic", "--noinput", "-v0"],
        ["search_rebuild"],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=env, check=True, capture_output=True,
        )  # fmt: skip
    bind = ["--bind", f"127.0.0.1:{port}", "--threads", "4"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "intranet.wsgi", *bind],
            cwd=ROOT, env=env, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        await_answer(port, server)
        yield Site(f"http://127.0.0.1:{port}", folder=folder)
    finally:
        server.terminate()
        server.wait(timeout=20)


def await_answer(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return once the site answers."""
    give_up = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < give_up and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The site did not start; see server.log.")
