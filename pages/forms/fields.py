"""Form fields for values that people write in the Vietnamese way."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from pages.models.dates import display_partial, parse_partial


class PartialDateFormField(forms.CharField):
    """A date of which the day, or day and month, may be missing: ``15/06/2026``,
    ``06/2026`` or ``2026``."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": _("15/06/2026"), "autocomplete": "off"}
        kwargs["widget"] = forms.TextInput(attrs=attrs)
        # What is typed may be longer than what is stored, e.g. with blanks.
        kwargs["max_length"] = 40
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show the stored text as people write it; leave what they typed."""
        if isinstance(value, str) and value == parse_partial(value):
            return display_partial(value)
        return value

    def to_python(self, value: Any) -> str:
        """Partial ISO text of what was typed."""
        return parse_partial(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what both mean."""
        return parse_partial(initial or "") != parse_partial(data or "")


class BySystem(ModelChoiceIterator):
    """The choices of a vocabulary under Party, State and Front: names such as “Công
    văn” stand in several."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", "---------")
        rows = sorted(self.queryset, key=lambda row: row.system)
        for label, group in groupby(rows, key=lambda row: row.get_system_display()):
            yield (label, [self.choice(row) for row in group])
