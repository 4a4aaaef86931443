"""``manage.py serve``: a real site in production settings, as ``make serve`` starts it."""

import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from intranet.processes import manage, run_together

WORKERS = 2
THREADS = 4


class Command(BaseCommand):
    """Migrates, collects assets, then runs gunicorn and the helper."""

    help = "Prepare the database and assets, then run 2 web workers and the helper."

    def handle(self, *args: Any, **options: Any) -> None:
        """Start what a site needs on one machine."""
        call_command("check", deploy=False)
        call_command("migrate", verbosity=0)
        call_command("setup_site")
        call_command("collectstatic", interactive=False, verbosity=0)
        address = (
            f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
        )
        self.stdout.write(f"http://{address}")
        web = [sys.executable, "-m", "gunicorn", "intranet.wsgi", "--bind", address]
        web += ["--workers", str(WORKERS), "--threads", str(THREADS), "--preload"]
        web += ["--max-requests", "20000", "--max-requests-jitter", "2000"]
        sys.exit(run_together(web, manage("work")))
