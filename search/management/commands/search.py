"""``manage.py search``: the search of the site, for one person, on the command line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search.engines.base import EngineUnavailable
from search.serialising import results_json
from search.service import SiteResults, SiteSearch, search_site


class Command(BaseCommand):
    """Leaves no trace: such a search is not counted."""

    help = "Search as the site does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to search for, and as whom."""
        parser.add_argument("query")
        parser.add_argument("--user", help="user name; nobody without it")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Search, and print what was found."""
        try:
            found = search_site(
                self.viewer(options["user"]),
                SiteSearch(options["query"], per_page=max(1, options["limit"])),
            )
        except (EngineUnavailable, DatabaseError) as error:
            raise CommandError(str(error), returncode=3) from error
        if options["json"]:
            report = results_json(found, with_score=True)
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self.show(found)

    def viewer(self, name: str | None) -> Any:
        """The person, or nobody."""
        if name is None:
            return AnonymousUser()
        people = get_user_model().objects.filter(username=name, is_active=True)
        if (person := people.first()) is None:
            raise CommandError(f"There is no active account {name}.", returncode=2)
        return person

    def show(self, found: SiteResults) -> None:
        """For people: a result on three lines."""
        self.stdout.write(f"{found.total} ({found.took_ms} ms, {found.engine})")
        if found.results.suggestion:
            self.stdout.write(f"? {found.results.suggestion}")
        for hit in found.hits:
            self.stdout.write(f"\n{hit.score:8.2f}  {hit.title}\n          {hit.url}")
            for mark in hit.highlights:
                self.stdout.write(f"          {mark.label} {mark.text}")
