"""``manage.py export_import_cases``: what clerks put right, as cases for the tests."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from pages.intake.case_export import exported
from pages.models import IntakeCorrection


class Command(BaseCommand):
    """One JSON array on stdout."""

    help = "Print the corrections of clerks as JSON, for the tests of the reader."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write them all."""
        cases = exported(IntakeCorrection.objects.all())
        self.stdout.write(json.dumps(cases, ensure_ascii=False, indent=1))
