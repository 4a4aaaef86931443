"""What is filled in while a report is consolidated."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pages.models import OfficialDocumentPage
from units.consolidation.access import may_consolidate
from units.consolidation.drafting import PAPER_FIELDS
from units.models import ConsolidatedReport, Duty, Unit
from units.permissions import supervised_units

MAX_TEXT = 500_000


class BeginForm(forms.Form):
    """Of which duty and which branch."""

    duty = forms.ModelChoiceField(
        Duty.objects.none(),
        label=gettext_lazy("Duty"),
        required=False,
        empty_label=gettext_lazy("The whole document"),
    )
    branch = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Units"),
        required=False,
        empty_label=gettext_lazy("All units"),
    )

    def __init__(
        self,
        *args: Any,
        user: Any,
        document: OfficialDocumentPage | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if document is None:
            del self.fields["duty"]
        else:
            self._field("duty").queryset = document.duties.all()
        supervised = supervised_units(user)
        over_others = Unit.objects.filter(parent__isnull=False).values("parent")
        branch = self._field("branch")
        branch.queryset = supervised.filter(pk__in=over_others).order_by("tree_path")
        branch.label_from_instance = lambda unit: unit.name_in_tree
        if not may_consolidate(user, None):
            branch.required, branch.empty_label = True, None
            branch.queryset = supervised.order_by("tree_path")

    def _field(self, name: str) -> Any:
        return self.fields[name]


class SectionForm(forms.Form):
    """The heading and the merged text, and the version that the writer began from."""

    heading = forms.CharField(label=gettext_lazy("Heading"), max_length=255)
    text = forms.CharField(
        label=gettext_lazy("Text of the report"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy(
            "A number in square brackets leads back to the submission a paragraph comes "
            "from; it is not printed. Do not write about named citizens."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PaperForm(forms.ModelForm):
    """The words around the text."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    day = forms.DateField(
        label=gettext_lazy("date of issue"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    class Meta:
        model = ConsolidatedReport
        fields = PAPER_FIELDS
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("addressees", "opening", "closing", "recipients")
        }
