"""``manage.py restore FILE``: puts a backup back into an empty site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from intranet.backups import service
from intranet.backups.archive import BadArchive
from intranet.backups.databases import DatabaseRefused


class Command(BaseCommand):
    """Never overwrites: DATA_DIR (or the database) has to be new."""

    help = "Restore a backup into an empty database and folder, then rebuild the index."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Check the archive, restore, migrate to this version, index."""
        try:
            manifest = service.restore(
                file, lambda name: self.stderr.write(f"  {name}", ending="\n")
            )
        except service.NotEmpty as error:
            raise CommandError(
                f"{error} Restore into a new DATA_DIR, or a new database.", returncode=2
            ) from error
        except (OSError, BadArchive) as error:
            raise CommandError(f"{file}: {error}") from error
        except (DatabaseRefused, DatabaseError) as error:
            raise CommandError(str(error), returncode=3) from error
        call_command("migrate", verbosity=0)
        call_command("search_rebuild")
        self.stdout.write(
            f"Restored the database and {len(manifest.members) - 1} files"
            f" of {manifest.made_at}."
        )
