"""Forms in which an editor puts a relation right, or enters one."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from pages import places
from pages.leading import place_name
from pages.models import OfficialDocumentPage
from pages.models.relation import Relation
from pages.relations.kinds import RelationKind


class RelationForm(forms.Form):
    """What one document is to the other, to which clauses, from when."""

    kind = forms.ChoiceField(
        label=_("This document"),
        choices=[choice for choice in RelationKind.choices if choice[0] != "cites"],
    )
    clauses = forms.CharField(
        label=_("Clauses of the other document"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, such as “khoản 2 Điều 7”; empty for the whole of it."),
    )
    since = forms.DateField(
        label=_("From"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: from the day on which this document comes into force."),
    )

    def __init__(
        self, *args: Any, relation: Relation | None = None, **kwargs: Any
    ) -> None:
        if relation is not None:
            kwargs["initial"] = {
                "kind": relation.kind,
                "clauses": "\n".join(
                    place_name(anchor) or anchor for anchor in relation.target_anchors
                ),
                "since": relation.since,
            }
        super().__init__(*args, **kwargs)
        self.relation = relation

    def clean_clauses(self) -> list[str]:
        """As anchors; what the other document does not have is refused."""
        written = [line.strip() for line in self.cleaned_data["clauses"].splitlines()]
        return [places.read(line) for line in written if line]

    def clean(self) -> dict[str, Any]:
        """Look the clauses up in the other document, where it is held."""
        cleaned: dict[str, Any] = super().clean() or {}
        target = self._target()
        if target is not None and cleaned.get("clauses"):
            offered = places.of_page(target)
            known = {place.anchor for place in offered}
            for anchor in cleaned["clauses"]:
                if anchor not in known:
                    self.add_error("clauses", places.not_there(anchor, offered))
        return cleaned

    def _target(self) -> Page | None:
        return self.relation.target if self.relation else None

    def decision(self) -> dict[str, Any]:
        """What was entered, as a decision takes it."""
        return {
            "kind": RelationKind(self.cleaned_data["kind"]),
            "target_anchors": self.cleaned_data["clauses"],
            "since": self.cleaned_data["since"],
        }


class NewRelationForm(RelationForm):
    """A relation that the text does not state."""

    target = forms.ModelChoiceField(
        label=_("The other document"),
        queryset=Page.objects.none(),
        widget=AdminPageChooser(target_models=[OfficialDocumentPage]),
    )
    field_order = ("kind", "target", "clauses", "since")

    def __init__(self, *args: Any, source: Page, known: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        target: Any = self.fields["target"]
        target.queryset = known

    def clean_target(self) -> Page:
        """A document is nothing to itself."""
        target: Page = self.cleaned_data["target"]
        if target.pk == self.source.pk:
            raise forms.ValidationError(gettext("Choose another document."))
        return target

    def _target(self) -> Page | None:
        return self.cleaned_data.get("target")
