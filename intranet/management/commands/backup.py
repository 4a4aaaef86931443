"""``manage.py backup FILE``: database, files and a manifest of SHA-256 in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from intranet.backups import service
from intranet.backups.databases import DatabaseRefused


class Command(BaseCommand):
    """May run while the site is used; a cron job with a dated name is the use of it."""

    help = "Back up database and files into one archive that is checked by SHA-256."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Write, showing each file, and sum up."""
        try:
            manifest = service.make(
                file, lambda name: self.stderr.write(f"  {name}", ending="\n")
            )
        except FileExistsError as error:
            raise CommandError(
                f"{file} exists; give another name.", returncode=2
            ) from error
        except OSError as error:
            raise CommandError(f"{file} could not be written: {error}") from error
        except (DatabaseRefused, DatabaseError) as error:
            raise CommandError(str(error), returncode=3) from error
        size = file.stat().st_size / 1e6
        self.stdout.write(
            f"{file}: database and {len(manifest.members) - 1} files, {size:.1f} MB"
        )
        if manifest.missing:
            raise CommandError(
                "Deleted while they were copied, or lost before: "
                + ", ".join(manifest.missing)
            )
