"""Widgets of the editing forms."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminTagWidget


class PlaceInput(forms.TextInput):
    """Offers the places of the official document that is chosen beside it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"data-place-input": "", "autocomplete": "off"}
        super().__init__(
            {**given, "placeholder": _("Article 7, clause 2"), **(attrs or {})}
        )

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Tell the script where the places come from."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-places-url"] = reverse(
            "pages_places", args=[0]
        )
        return context

    @property
    def media(self) -> forms.Media:
        """The script that fills in the suggestions."""
        return forms.Media(js=["pages/place-input.js"])


class TopicWidget(AdminTagWidget):
    """Suggests topics from the shared vocabulary, whatever diacritics are typed."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Ask our own view, which folds diacritics and knows who asks."""
        context = super().get_context(name, value, attrs)
        address = reverse("pages_topics_autocomplete")
        context["widget"]["attrs"]["data-w-tag-url-value"] = address
        return context
