"""``manage.py import_document``: files become draft official documents."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from pages.importing.outcomes import Outcome
from pages.intake.imports import Manner, import_file
from pages.intake.rejects import write_rejects
from pages.models import HomePage, LibraryPage, OfficialDocumentPage
from pages.setup import ensure_site_structure

DEFAULT_SECTION = "van-ban"
PROGRESS_EVERY = 20


class Command(BaseCommand):
    """One line a file, in the order given, as soon as it is known."""

    help = (
        "Make a draft official document of each file; a folder stands for all files in "
        "it. Safe to repeat: what is here already is passed over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and the library that takes them."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--section", default=DEFAULT_SECTION, metavar="SLUG")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--rejects", metavar="FILE", help="write what was not taken, and why (XLSX)"
        )

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
        manner = Manner(
            section=None if dry_run else section_of(options["section"]),
            dry_run=dry_run,
            has_pages=not dry_run or has_database(),
        )
        names = list(files_of(options["files"]))
        rejects: list[Outcome] = []
        taken = 0
        for at, name in enumerate(names, start=1):
            for outcome in import_file(name, manner):
                self.show(outcome, options["json"])
                taken += outcome.is_done
                rejects += [] if outcome.is_done else [outcome]
            if len(names) > PROGRESS_EVERY and at % PROGRESS_EVERY == 0:
                self.stderr.write(
                    f"{at}/{len(names)}: {taken} taken, {len(rejects)} not taken"
                )
        if options["rejects"]:
            write_rejects(Path(options["rejects"]), rejects)
        return not rejects

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


def files_of(names: list[str]) -> Iterator[str]:
    """The files as they were given, those of a folder by their names."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            below = (one for one in path.rglob("*") if one.is_file())
            yield from sorted(str(one) for one in below if not one.name.startswith("."))
        else:
            yield name


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
