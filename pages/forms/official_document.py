"""The form of an official document: refuses what cannot be, fills in what follows."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from pages import duplicates
from pages.forms.base import ContentPageForm
from pages.forms.fields import BySystem
from pages.models.dates import first_day


class OfficialDocumentForm(ContentPageForm):
    """Title from type, number and subject; dates in order; no document twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].required = False
        for name in ("document_type", "issuing_body"):
            if name in self.fields:
                self.fields[name].iterator = BySystem
                self.fields[name].widget.choices = self.fields[name].choices

    def clean(self) -> dict[str, Any]:
        """Check what several fields say together."""
        cleaned: dict[str, Any] = super().clean()
        for name in ("number", "symbol"):
            cleaned[name] = (cleaned.get(name) or "").strip()
        if not cleaned.get("title") and "title" not in self.errors:
            cleaned["title"] = self._title_of(cleaned)
        self._check_title(cleaned)
        self._check_dates(cleaned)
        self._check_originals()
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            self._check_duplicate()

    def _title_of(self, cleaned: dict[str, Any]) -> str:
        draft = self._meta.model(
            document_type=cleaned.get("document_type"),
            number=cleaned["number"],
            symbol=cleaned["symbol"],
            subject=cleaned.get("subject") or "",
        )
        return draft.default_title()

    def _check_title(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("title") and not {"title", "subject"} & set(self.errors):
            self.refuse(
                "subject",
                _("Write the subject; the title is made from it."),
                "required",
            )

    def _check_dates(self, cleaned: dict[str, Any]) -> None:
        issued = first_day(cleaned.get("issued_on") or "")
        begins, ends = cleaned.get("effective_from"), cleaned.get("effective_to")
        if issued and begins and begins < issued:
            self.refuse(
                "effective_from",
                _("A document cannot be in force before it is issued."),
                "effective_before_issued",
            )
        if begins and ends and ends < begins:
            self.refuse(
                "effective_to",
                _("The last day in force cannot come before the first."),
                "ends_before_it_begins",
            )

    def _check_originals(self) -> None:
        formset = self.formsets.get("attachments")
        if formset is None or not formset.is_valid():
            return
        originals = [
            form
            for form in formset.forms
            if form.cleaned_data.get("role") == "original"
            and not form.cleaned_data.get("DELETE")
        ]
        for form in originals[1:]:
            form.add_error(
                "role",
                _("A document has one signed original; choose another role here."),
            )

    def _check_duplicate(self) -> None:
        duplicates.wait_for_turn()
        existing = duplicates.same_document(self.instance, self.for_user)
        if existing is None:
            return
        link = format_html(
            '<a href="{}">{}</a>',
            reverse("wagtailadmin_pages:edit", args=[existing.pk]),
            existing.title,
        )
        message = format_html(
            _(
                "This document is here already: {}. Issuing body, type, number, symbol "
                "and date are the same."
            ),
            link,
        )
        self.add_error("number", ValidationError(message, code="duplicate"))
