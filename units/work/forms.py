"""What members of a unit fill in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

MAX_TEXT = 200_000


class ManyFilesInput(forms.ClearableFileInput):
    """One area for several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each is judged at the door, not here."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files that came; empty ones are refused by the door, which says why."""
        return [file for file in data or [] if file]


class DraftForm(forms.Form):
    """The text and files of a draft, and the version that the writer began from."""

    draft_text = forms.CharField(
        label=gettext_lazy("Write here, or put files in below"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Do not write about named citizens, and nothing that is a state secret."
        ),
    )
    attached = ManyFilesField(
        label=gettext_lazy("Files or pictures"),
        required=False,
        widget=ManyFilesInput(attrs={"multiple": True}),
        help_text=gettext_lazy(
            "Several at once. No state secrets: that a file bears no mark is no "
            "permission to put it in."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtensionForm(ReasonForm):
    """A later deadline, with the reason."""

    due = forms.DateField(
        label=gettext_lazy("New deadline"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    field_order = ("due", "reason")
