"""The form that gives duties to many units in one step."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import CustomDocument, OfficialDocumentPage
from units.assignments import Terms
from units.board.unit_choice import UnitChoiceForm
from units.models import Assignment, Duty, Unit


class AssignForm(UnitChoiceForm):
    """Which duties, to whom, what and by when."""

    duties = forms.ModelMultipleChoiceField(
        Duty.objects.none(),
        label=gettext_lazy("Duties"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: the document as a whole."),
    )
    cooperating = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Co-operating units"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    deliverable = forms.ChoiceField(
        label=gettext_lazy("To hand in"), choices=Assignment.Deliverable.choices
    )
    working_days = forms.IntegerField(
        label=gettext_lazy("Deadline in working days from today"),
        required=False,
        min_value=1,
        max_value=500,
    )
    due = forms.DateField(
        label=gettext_lazy("or on this day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    instructions = forms.CharField(
        label=gettext_lazy("Instructions (optional)"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    blank_form: forms.ModelChoiceField = forms.ModelChoiceField(
        CustomDocument.objects.none(),
        label=gettext_lazy("Blank form (optional)"),
        required=False,
        help_text=gettext_lazy("One of the files attached to the document."),
    )

    def __init__(
        self,
        *args: Any,
        document: OfficialDocumentPage,
        duties: Any,
        supervised: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, supervised=supervised, **kwargs)
        self.choose("duties", duties)
        self.choose("cooperating", self.open_units)
        files = document.attachments.values("file")
        self.choose("blank_form", CustomDocument.objects.filter(pk__in=files))

    def clean(self) -> dict[str, Any]:
        """One deadline, and at least one unit left over."""
        cleaned = super().clean() or {}
        if cleaned.get("working_days") and cleaned.get("due"):
            self.add_error("due", _("Give working days or a day, not both."))
        if not self.errors and not (self.lead() or cleaned.get("cooperating")):
            self.add_error("units", _("Choose at least one unit."))
        return cleaned

    def lead(self) -> list[Unit]:
        """The units in charge: those chosen, less those that only help."""
        helpers = set(self.cleaned_data["cooperating"])
        return [unit for unit in self.chosen_units() if unit not in helpers]

    def terms(self) -> Terms:
        """What is asked, and by when."""
        given = self.cleaned_data
        names = ("deliverable", "due", "working_days", "instructions", "blank_form")
        return Terms(**{name: given[name] for name in names})
