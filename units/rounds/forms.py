"""What opens a round, or a series of them, and what moves its deadline."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.board.unit_choice import UnitChoiceForm
from units.models import FormVersion, ReportForm, RoundSeries
from units.rounds.operations import RoundTerms
from units.rounds.repeating import SeriesTerms

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, chosen or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, widget=widget, input_formats=DAY_FORMATS, **options
    )


def instructions_field() -> forms.CharField:
    """A word to the units, optional."""
    return forms.CharField(
        label=gettext_lazy("Instructions (optional)"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NeedsUnits(UnitChoiceForm):
    """At least one unit has to be left over."""

    def clean(self) -> dict[str, Any]:
        """Refuse a round of no unit."""
        cleaned = super().clean() or {}
        if not self.errors and not self.chosen_units():
            self.add_error("units", _("Choose at least one unit."))
        return cleaned


class RoundForm(NeedsUnits):
    """One round: form, period, cut-off, due date, units."""

    version = forms.ModelChoiceField(
        FormVersion.objects.none(), label=gettext_lazy("Form")
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the round"),
        max_length=200,
        help_text=gettext_lazy("As units will read it: Report of November 2026."),
    )
    period_start = day_field(gettext_lazy("Period from"))
    cut_off = day_field(gettext_lazy("Cut-off: the last day of the period"))
    due = day_field(gettext_lazy("Due"))
    instructions = instructions_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = FormVersion.objects.filter(published_at__isnull=False)
        self.choose("version", published.select_related("form"))

    def terms(self) -> RoundTerms:
        """What the round asks."""
        names = (
            "version", "name", "period_start", "cut_off", "due", "instructions",
        )  # fmt: skip
        return RoundTerms(**{name: self.cleaned_data[name] for name in names})


class SeriesForm(NeedsUnits):
    """Rounds that repeat."""

    form = forms.ModelChoiceField(
        ReportForm.objects.none(),
        label=gettext_lazy("Form"),
        help_text=gettext_lazy("Each round takes its latest published version."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name; the period is put behind it"), max_length=150
    )
    every = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=RoundSeries.Every.choices,
        initial=RoundSeries.Every.MONTH,
    )
    cut_off_day = forms.IntegerField(
        label=gettext_lazy("Cut-off day"),
        min_value=1,
        max_value=31,
        initial=14,
        help_text=gettext_lazy(
            "The last day of the period: 14 means from the 15th to the 14th, 31 the end "
            "of the month; for weekly rounds the weekday, 1 is Monday."
        ),
    )
    due_after = forms.IntegerField(
        label=gettext_lazy("Due so many working days after the cut-off"),
        min_value=1,
        max_value=250,
        initial=3,
    )
    opens_before = forms.IntegerField(
        label=gettext_lazy("Opens so many days before the cut-off"),
        min_value=0,
        max_value=366,
        initial=7,
    )
    since = day_field(
        gettext_lazy("A day in the first period"), initial=timezone.localdate
    )
    instructions = instructions_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = FormVersion.objects.filter(published_at__isnull=False)
        self.choose(
            "form", ReportForm.objects.filter(versions__in=published).distinct()
        )

    def terms(self) -> SeriesTerms:
        """What repeats."""
        names = (
            "form", "name", "every", "cut_off_day", "due_after", "opens_before",
            "since", "instructions",
        )  # fmt: skip
        return SeriesTerms(**{name: self.cleaned_data[name] for name in names})


class ExtendForm(forms.Form):
    """A later deadline for all that have not handed in."""

    due = day_field(gettext_lazy("New deadline"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
