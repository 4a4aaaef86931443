"""``manage.py work``: publishes on schedule, does background tasks and what else is due."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intranet import worker


class Command(BaseCommand):
    """The helper process; ends after the job in hand when it is told to stop."""

    help = "Do what is due, now and then; with --once, do it and end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only whether to end."""
        parser.add_argument("--once", action="store_true", help="for cron and tests")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Work until interrupted, or once."""
        if once:
            failed = worker.run_once()
            if failed:
                raise CommandError(f"Failed, see the log: {', '.join(failed)}")
            return
        stop = threading.Event()

        def end(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        worker.run_until(stop, timezone.now)
