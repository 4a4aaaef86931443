"""The form of a library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.forms.base import SlugFromTitleForm


class LibraryForm(SlugFromTitleForm):
    """Offers the kinds of content that the folder takes as boxes to tick."""

    kinds = forms.MultipleChoiceField(
        label=_("kinds of content"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: the same as in the folder above."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kinds" in self.fields:
            from pages.models.library import kinds_of_content

            self.fields["kinds"].choices = [
                (model._meta.model_name, model._meta.verbose_name)
                for model in kinds_of_content()
            ]
