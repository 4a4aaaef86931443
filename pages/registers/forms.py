"""What is typed into the registers, with the errors beside the field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from pages.forms.fields import PartialDateFormField
from pages.models import IncomingEntry, NumberSeries, OutgoingEntry

MOST_RESERVED = 20
_ROWS = forms.Textarea(attrs={"rows": 2})


class IncomingForm(forms.ModelForm):
    """A row of the incoming register; its number is given, not typed."""

    class Meta:
        model = IncomingEntry
        fields = (
            "arrived_on",
            "sender",
            "number_symbol",
            "dated",
            "subject",
            "forwarded_to",
            "forwarded_on",
            "deadline",
            "received_by",
            "remarks",
        )
        widgets = {
            "arrived_on": AdminDateInput,
            "forwarded_on": AdminDateInput,
            "deadline": AdminDateInput,
            "subject": _ROWS,
            "remarks": _ROWS,
        }
        field_classes = {"dated": PartialDateFormField}

    def clean(self) -> dict[str, Any]:
        """Nothing is passed on, or due, before it arrived; the year of arrival stays."""
        cleaned = super().clean() or {}
        arrived = cleaned.get("arrived_on")
        for name in ("forwarded_on", "deadline"):
            if arrived and cleaned.get(name) and cleaned[name] < arrived:
                self.add_error(name, _("This is before the day of arrival."))
        period = self.instance.period
        if arrived and period and str(arrived.year) != period:
            self.add_error(
                "arrived_on",
                _("The row has a number of %(year)s; its year cannot change.")
                % {"year": period},
            )
        return cleaned


class OutgoingForm(forms.ModelForm):
    """The columns of a row; number and state have doors of their own."""

    class Meta:
        model = OutgoingEntry
        fields = (
            "number_symbol",
            "dated",
            "subject",
            "signer",
            "recipients",
            "kept_by",
            "copies",
            "remarks",
        )
        widgets = {"subject": _ROWS, "recipients": _ROWS, "remarks": _ROWS}
        field_classes = {"dated": PartialDateFormField}


class ReasonForm(forms.Form):
    """Why: stays in the register and in the history."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReserveForm(ReasonForm):
    """How many numbers of which series are kept, and why."""

    series = forms.ModelChoiceField(
        label=_("Number series"), queryset=NumberSeries.objects.select_related("body")
    )
    count = forms.IntegerField(
        label=_("How many numbers"), min_value=1, max_value=MOST_RESERVED, initial=1
    )
    field_order = ("series", "count", "reason")
