"""``manage.py import_document``: files become draft official documents."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from pages.importing.outcomes import Outcome, import_file
from pages.models import HomePage, LibraryPage, OfficialDocumentPage
from pages.setup import ensure_site_structure

DEFAULT_SECTION = "van-ban"


class Command(BaseCommand):
    """One line a file, in the order given, as soon as it is known."""

    help = "Make a draft official document of each file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and the library that takes them."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--section", default=DEFAULT_SECTION, metavar="SLUG")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import each file; exit with 1 when one was not taken."""
        try:
            done = self.run(options)
        except DatabaseError as error:
            raise CommandError(str(error), returncode=3) from error
        if not done:
            raise CommandError("A file was not taken.", returncode=1)

    def run(self, options: dict[str, Any]) -> bool:
        """Whether every file is here now."""
        dry_run = options["dry_run"]
        has_pages = not dry_run or has_database()
        section = None if dry_run else section_of(options["section"])
        done = True
        for name in options["files"]:
            outcome = import_file(
                name, section=section, dry_run=dry_run, has_pages=has_pages
            )
            self.show(outcome, options["json"])
            done = done and outcome.is_done
        return done

    def show(self, outcome: Outcome, as_json: bool) -> None:
        """One line for machines or for people."""
        if as_json:
            self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False))
        else:
            words = [outcome.status.value, outcome.file, outcome.reason or ""]
            self.stdout.write(" ".join(word for word in words if word))
            for warning in outcome.warnings:
                self.stdout.write(f"    {warning}")
        self.stdout.flush()


def section_of(slug: str) -> LibraryPage:
    """The library of official documents with this address."""
    if not HomePage.objects.exists():
        ensure_site_structure()
    for library in LibraryPage.objects.filter(slug=slug).order_by("depth"):
        if library.takes(OfficialDocumentPage):
            return library
    raise CommandError(f"No library “{slug}” takes documents.", returncode=2)


def has_database() -> bool:
    """Whether there are tables to look for duplicates in; asking makes no file."""
    name = str(connection.settings_dict["NAME"])
    in_file = connection.vendor == "sqlite" and not name.startswith("file:")
    if in_file and not Path(name).exists():
        return False
    table = OfficialDocumentPage._meta.db_table
    return table in connection.introspection.table_names()
