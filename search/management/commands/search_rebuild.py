"""``manage.py search_rebuild``: build the index anew, with no downtime."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search import comparing, indexing
from search.backend import ENGINES, EngineNotConfigured, get_engine
from search.claims import Busy
from search.engines.base import EngineUnavailable

WIDTH = 30


class Command(BaseCommand):
    """Readers and writers go on while it runs."""

    help = "Build the search index anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which engine, if not the one of the settings."""
        parser.add_argument("--engine", choices=ENGINES)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build, and compare with the database."""
        try:
            engine = get_engine(options["engine"])
            self.total = sum(1 for _ in indexing.all_ids())
            self.done = 0
            count = indexing.rebuild(engine, self.advance)
            difference = comparing.compare(engine)
        except EngineNotConfigured as error:
            raise CommandError(str(error), returncode=2) from error
        except (EngineUnavailable, DatabaseError, Busy) as error:
            raise CommandError(str(error), returncode=3) from error
        self.stderr.write("")
        self.stdout.write(
            f"{engine.name}: {count} records in the index, {self.total} in the database, "
            f"{len(difference.ids)} differ"
        )
        if difference:
            raise CommandError(f"These differ: {', '.join(difference.ids[:20])}")

    def advance(self, count: int) -> None:
        """Draw the progress bar."""
        self.done += count
        share = min(self.done / self.total, 1.0) if self.total else 1.0
        bar = ("#" * int(share * WIDTH)).ljust(WIDTH, ".")
        sys.stderr.write(f"\r[{bar}] {self.done}/{self.total}")
        sys.stderr.flush()
