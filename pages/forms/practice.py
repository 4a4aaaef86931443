"""The form of a model practice."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pages.forms.base import ContentPageForm


class PracticeForm(ContentPageForm):
    """Stage, level and date of checking go together."""

    def clean(self) -> dict[str, Any]:
        """A recognised practice names the level, no other does; what is verified was
        checked on a day that has come."""
        cleaned: dict[str, Any] = super().clean()
        stages = self._meta.model.Stage
        stage, checked = cleaned.get("stage"), cleaned.get("checked_on")
        if stage == stages.RECOGNISED and not cleaned.get("level"):
            self.refuse(
                "level", _("Choose the level that recognised it."), "level_required"
            )
        if stage and stage != stages.RECOGNISED and cleaned.get("level"):
            self.refuse(
                "level",
                _(
                    "Only a recognised practice has a level; change the stage or clear it."
                ),
                "level_without_recognition",
            )
        if stage and stage != stages.NOMINATED and not checked:
            self.refuse(
                "checked_on", _("Say on what day it was checked."), "check_required"
            )
        if checked and checked > timezone.localdate():
            self.refuse("checked_on", _("This day has not come yet."), "future")
        return cleaned
