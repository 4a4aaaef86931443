"""``manage.py make_load``: a large realistic site to measure on."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from fixtures.load_site import load_site
from pages.models import CatalogueEntry


class Command(BaseCommand):
    """Fills an empty site."""

    help = "Fill an empty site with pages and units for benchmarks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much of it."""
        parser.add_argument("--pages", type=int, required=True)
        parser.add_argument("--units", type=int, required=True)
        parser.add_argument(
            "--force", action="store_true", help="even where there is content already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse a site with content, else load it."""
        call_command("migrate", verbosity=0)
        if CatalogueEntry.objects.exists() and not options["force"]:
            raise CommandError(
                "This database holds content; make_load fills empty ones only. "
                "Take another DATA_DIR, or --force.",
                returncode=2,
            )
        load_site(
            pages=options["pages"],
            units=options["units"],
            password=os.environ.get("DEMO_PASSWORD", "unit-a"),
            say=self.stderr.write,
        )
        self.stderr.write("Done. Now `manage.py search_rebuild`.")
