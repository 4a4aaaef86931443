"""The project starts: its checks pass and its migrations are complete."""

from django.core.management import call_command


def test_system_checks_pass() -> None:
    call_command("check")


def test_no_migration_is_missing(db) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
