"""The form that gives duties to many units in one step."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import CustomDocument, OfficialDocumentPage
from units.assignments import Terms
from units.models import Assignment, Duty, Unit


class AssignForm(forms.Form):
    """Which duties, to whom, what and by when; units are chosen one by one, by kind, by
    branch, or all, less those excepted."""

    duties = forms.ModelMultipleChoiceField(
        Duty.objects.none(),
        label=gettext_lazy("Duties"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: the document as a whole."),
    )
    everyone = forms.BooleanField(label=gettext_lazy("All units"), required=False)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Units of a kind"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    branches = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("A branch: the unit and all below it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Units one by one"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    excepted = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("All but these"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
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
    blank_form = forms.ModelChoiceField(
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
        super().__init__(*args, **kwargs)
        self.supervised = [unit for unit in supervised if not unit.is_closed]
        pks = [unit.pk for unit in self.supervised]
        units = Unit.objects.filter(pk__in=pks)
        above = {unit.parent_id for unit in self.supervised}
        self._choose("duties", duties)
        for name in ("units", "excepted", "cooperating"):
            self._choose(name, units)
        self._choose("branches", units.filter(pk__in=above))
        present = {unit.kind for unit in self.supervised}
        kinds = [choice for choice in Unit.Kind.choices if choice[0] in present]
        self._field("kinds").choices = kinds
        files = document.attachments.values("file")
        self._choose("blank_form", CustomDocument.objects.filter(pk__in=files))

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def _choose(self, name: str, rows: Any) -> None:
        self._field(name).queryset = rows

    def clean(self) -> dict[str, Any]:
        """One deadline, and at least one unit left over."""
        cleaned = super().clean() or {}
        if cleaned.get("working_days") and cleaned.get("due"):
            self.add_error("due", _("Give working days or a day, not both."))
        if not self.errors and not (self.lead() or cleaned.get("cooperating")):
            self.add_error("units", _("Choose at least one unit."))
        return cleaned

    def lead(self) -> list[Unit]:
        """The units in charge, in the order of the tree."""
        given = self.cleaned_data
        excepted = set(given["excepted"]) | set(given["cooperating"])
        branches = tuple(unit.tree_path for unit in given["branches"])
        return [
            unit
            for unit in self.supervised
            if unit not in excepted
            and (
                given["everyone"]
                or unit.kind in given["kinds"]
                or unit in given["units"]
                or unit.tree_path.startswith(branches)
            )
        ]

    def terms(self) -> Terms:
        """What is asked, and by when."""
        given = self.cleaned_data
        names = ("deliverable", "due", "working_days", "instructions", "blank_form")
        return Terms(**{name: given[name] for name in names})
