"""``manage.py demo``: a trial site with the sample content, ready to click through."""

import os
import secrets
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from fixtures.load import load
from intranet.models import User
from intranet.processes import manage, run_together

ACCOUNTS = {
    "admin": "quản trị / administrator",
    "editor": "biên tập / propaganda staff",
    "reviewer": "duyệt, theo dõi đơn vị / reviewer",
    "cadre": "cán bộ đọc, tra cứu / cadre",
    "unit-a": "Chi bộ thôn Đông / a unit",
    "unit-b": "Hội Liên hiệp Phụ nữ xã / another unit",
}


def demo_password(folder: Path) -> str:
    """The password of the sample accounts: ``DEMO_PASSWORD``, or the one kept in
    ``folder/demo-password`` (0600), made on first use."""
    path = folder / "demo-password"
    kept = path.read_text().strip() if path.exists() else ""
    password = os.environ.get("DEMO_PASSWORD") or kept or secrets.token_urlsafe(9)
    if password != kept:
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text(password)
    return password


class Command(BaseCommand):
    """Migrates, loads, shows the accounts, serves."""

    help = "Load the sample content and accounts, then serve the trial site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only whether to serve."""
        parser.add_argument("--no-server", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, telling each step."""
        self.stdout.write("[2/3] Database and sample content (safe to repeat)")
        call_command("migrate", verbosity=0)
        password = demo_password(settings.DATA_DIR)
        load(password, lambda step: self.stdout.write(f"      - {step}"))
        self.set_passwords(password)
        self.stdout.write("      - Search")
        call_command("work", once=True)
        self.show(password)
        if not options["no_server"]:
            port = os.environ.get("PORT", "8000")
            sys.exit(
                run_together(
                    manage("runserver", "--noreload", f"127.0.0.1:{port}"),
                    manage("work"),
                )
            )

    def set_passwords(self, password: str) -> None:
        """Give the sample accounts the password where theirs differs."""
        for user in User.objects.filter(username__in=ACCOUNTS):
            if not user.check_password(password):
                user.set_password(password)
                user.save(update_fields=["password"])

    def show(self, password: str) -> None:
        """Print the address and the accounts."""
        port = os.environ.get("PORT", "8000")
        self.stdout.write(
            f"[3/3] http://127.0.0.1:{port}  (a trial: not for real data)"
        )
        self.stdout.write(f"      Mật khẩu chung / password of all: {password}")
        for name, role in ACCOUNTS.items():
            self.stdout.write(f"      {name:9} {role}")
