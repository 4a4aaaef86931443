"""The fields of a letter as a clerk checks them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.access import Viewer
from pages import duplicates
from pages.forms.fields import BySystem
from pages.importing.vocabulary import body_named
from pages.models import IssuingBody, OfficialDocumentPage
from pages.models.dates import first_day

# The field of the page, and the field of the letter that it was read from.
READ_AS = {
    "document_type": "document_type",
    "body_name": "issuing_body",
    "number": "number",
    "symbol": "symbol",
    "place": "place",
    "issued_on": "date",
    "subject": "subject",
    "addressees": "addressees",
    "signing_authority": "signing_authority",
    "signer_title": "signer_title",
    "signer": "signer",
    "recipients": "recipients",
    "effective_from": "effective_from",
    "urgency": "urgency",
    "circulation": "circulation",
}


class CheckForm(forms.ModelForm):
    """What was read; all may be put right. To publish, the needed fields must be there;
    to leave it for later, nothing must."""

    body_name = forms.CharField(
        label=_("issuing body"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"}),
    )

    compared = forms.BooleanField(
        label=_("I have compared the text with the original"),
        required=False,
        help_text=_(
            "The text was read from a picture by machine. Until somebody has compared "
            "it, readers are told so."
        ),
    )

    class Meta:
        model = OfficialDocumentPage
        fields = (
            "document_type", "number", "symbol", "place", "issued_on", "subject",
            "addressees", "signing_authority", "signer_title", "signer", "recipients",
            "effective_from", "urgency", "circulation",
        )  # fmt: skip
        widgets = {
            "subject": forms.Textarea(attrs={"rows": 3}),
            "addressees": forms.Textarea(attrs={"rows": 3}),
            "recipients": forms.Textarea(attrs={"rows": 4}),
            "effective_from": forms.DateInput(attrs={"placeholder": "01/07/2026"}),
        }

    field_order = list(READ_AS)

    def __init__(self, *args: Any, user: Viewer, complete: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.complete = user, complete
        body = self.instance.issuing_body
        self.initial.setdefault("body_name", body.name if body else "")
        kind: Any = self.fields["document_type"]
        kind.iterator = BySystem
        kind.widget = forms.Select()
        kind.widget.choices = kind.choices
        for name in ("document_type", "subject"):
            self.fields[name].required = complete
        self.fields["body_name"].required = complete
        if not self.instance.ocr_unchecked:
            del self.fields["compared"]

    def clean(self) -> dict[str, Any]:
        """Dates in order; the body by its name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("number", "symbol"):
            cleaned[name] = (cleaned.get(name) or "").strip()
        issued = first_day(cleaned.get("issued_on") or "")
        begins = cleaned.get("effective_from")
        if issued and begins and begins < issued:
            self.add_error(
                "effective_from",
                _("A document cannot be in force before it is issued."),
            )
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # not in the stubs
        if self.errors or not self.complete:
            return
        name = self.cleaned_data["body_name"]
        known = body_named(name)
        self.instance.issuing_body = known
        same = duplicates.same_document(self.instance, self.user) if known else None
        if same:
            message = _("This document is here already: %(title)s.")
            self.add_error("number", message % {"title": same.title})

    def _get_validation_exclusions(self) -> set[str]:
        """The form itself says what is needed."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded if self.complete else excluded | {"document_type", "subject"}


def bodies() -> list[str]:
    """The names of the bodies that are known here, to choose from while typing."""
    return list(IssuingBody.objects.order_by("name").values_list("name", flat=True))
