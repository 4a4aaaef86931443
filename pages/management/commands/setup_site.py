"""``manage.py setup_site``: what every site has before its first page; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.setup import ensure_site_structure


class Command(BaseCommand):
    """Libraries, roles, workflow and vocabularies."""

    help = "Make or mend the libraries, roles, workflow and vocabularies."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say where the site begins."""
        home = ensure_site_structure()
        self.stdout.write(f"{home.title}: {home.get_children().count()}")
