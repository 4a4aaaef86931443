"""``manage.py send_reminders``: tells units what is due soon or late, once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from units.reminders.daily import send_reminders


class Command(BaseCommand):
    """Safe to repeat; ``work`` does the same by itself."""

    help = "Remind units of what is due in 7, 3 or 1 working days, and of what is late."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one switch."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say how many, and tell nobody"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Remind, and say how many notices that made."""
        sent = send_reminders(dry_run=options["dry_run"])
        done = "would be sent" if options["dry_run"] else "sent"
        self.stdout.write(f"{done}: {sent.soon} due soon, {sent.late} late")
