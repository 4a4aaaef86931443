"""The answer to an item of the review list."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pages.models.review import ReviewItem

State = ReviewItem.State


class AnswerForm(forms.Form):
    """Done, not needed, or later with a day."""

    state = forms.ChoiceField(
        label=_("Answer"),
        choices=[(item.value, item.label) for item in State if item != State.OPEN],
    )
    later_until = forms.DateField(
        label=_("Later: until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("On this day it stands on your list again."),
    )
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Later needs a day that is still to come."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("state") == State.LATER and "later_until" not in self.errors:
            day = cleaned.get("later_until")
            if day is None or day <= timezone.localdate():
                self.add_error("later_until", gettext("Choose a day after today."))
        return cleaned
