"""``manage.py search_check``: compare the index with the database, and mend it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search import comparing, indexing
from search.backend import get_engine
from search.engines.base import EngineUnavailable
from search.models import Order


class Command(BaseCommand):
    """Orders what differs to be indexed anew, and carries that out."""

    help = "Compare the search index with the database and mend it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to mend, and how to say it."""
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare, mend, and tell."""
        try:
            engine = get_engine()
            if not options["dry_run"]:
                Order.objects.pending().filter(set_aside=True).update(
                    set_aside=False, tries=0
                )
                indexing.drain(engine)
            found = comparing.compare(engine)
            left = found
            if found and not options["dry_run"]:
                comparing.mend(found)
                indexing.drain(engine)
                left = comparing.compare(engine)
        except (EngineUnavailable, DatabaseError) as error:
            raise CommandError(str(error), returncode=3) from error
        report: dict[str, Any] = {
            "missing": list(found.missing),
            "outdated": list(found.outdated),
            "superfluous": list(found.superfluous),
            "set_aside": Order.objects.pending().filter(set_aside=True).count(),
            "left": len(left.ids),
        }
        if options["json"]:
            self.stdout.write(json.dumps(report))
        else:
            for key, value in report.items():
                shown = value if isinstance(value, int) else len(value)
                self.stdout.write(f"{key:12} {shown}")
        if left:
            raise CommandError("Index and database do not agree.")
