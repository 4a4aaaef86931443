"""Choosing many units in one step: one by one, by kind, by branch, or all but some."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from units.models import Unit


class UnitChoiceForm(forms.Form):
    """Units, in whichever way is shortest; only those that the person supervises and
    that are open."""

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

    def __init__(self, *args: Any, supervised: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supervised = [unit for unit in supervised if not unit.is_closed]
        pks = [unit.pk for unit in self.supervised]
        self.open_units = Unit.objects.filter(pk__in=pks)
        above = {unit.parent_id for unit in self.supervised}
        for name in ("units", "excepted"):
            self.choose(name, self.open_units)
        self.choose("branches", self.open_units.filter(pk__in=above))
        present = {unit.kind for unit in self.supervised}
        kinds: Any = self.fields["kinds"]
        kinds.choices = [item for item in Unit.Kind.choices if item[0] in present]

    def choose(self, name: str, rows: Any) -> None:
        """What a field offers."""
        field: Any = self.fields[name]
        field.queryset = rows

    def chosen_units(self) -> list[Unit]:
        """The units, in the order of the tree."""
        given = self.cleaned_data
        branches = tuple(unit.tree_path for unit in given["branches"])
        return [
            unit
            for unit in self.supervised
            if unit not in given["excepted"]
            and (
                given["everyone"]
                or unit.kind in given["kinds"]
                or unit in given["units"]
                or unit.tree_path.startswith(branches)
            )
        ]
