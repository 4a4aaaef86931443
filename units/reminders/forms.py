"""What may be said with a reminder."""

from django import forms
from django.utils.translation import gettext_lazy


class TextForm(forms.Form):
    """A few words beside the title, the date and the link."""

    text = forms.CharField(
        label=gettext_lazy("Your words (optional)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Read on the site only: mails and messages carry title, date and link."
        ),
    )
