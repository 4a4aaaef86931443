"""Runs the web server and the helper side by side, as `demo` and `serve` need it."""

import os
import signal
import subprocess
import sys
from types import FrameType

from django.conf import settings

POLL_SECONDS = 1.0


def manage(*arguments: str) -> list[str]:
    """The command line of ``manage.py`` with this Python."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def run_together(web: list[str], helper: list[str]) -> int:
    """Run both until the web server ends or we are told to stop; a helper that dies is
    started again, since publishing on schedule and indexing depend on it. Returns the
    web server's exit code."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    children = [subprocess.Popen(command, env=environment) for command in (web, helper)]  # noqa: S603  # our own commands

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for child in children:
            child.terminate()

    previous = {
        number: signal.signal(number, stop)
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        while children[0].poll() is None:
            try:
                children[0].wait(timeout=POLL_SECONDS)
            except subprocess.TimeoutExpired:
                if children[1].poll():
                    children[1] = subprocess.Popen(helper, env=environment)  # noqa: S603
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        children[1].terminate()
        children[1].wait()
    return children[0].returncode
