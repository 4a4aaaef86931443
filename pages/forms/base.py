"""The form under every content type in the admin."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from pages.forms.references import KnownReferencesForm


class SlugFromTitleForm(KnownReferencesForm):
    """An address that is left empty is made from the title when the page is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False


class ContentPageForm(SlugFromTitleForm):
    """A page with topics."""

    def clean_topics(self) -> list[str]:
        """Refuse more topics than help a reader; all that was typed stays."""
        topics: list[str] = self.cleaned_data["topics"]
        limit = settings.WAGTAIL_TAG_LIMIT
        if len(topics) > limit:
            raise ValidationError(
                ngettext(
                    "A page can carry %(limit)d topic; here are %(count)d. "
                    "Keep the most telling ones.",
                    "A page can carry %(limit)d topics; here are %(count)d. "
                    "Keep the most telling ones.",
                    limit,
                )
                % {"limit": limit, "count": len(topics)},
                code="too_many_topics",
            )
        return topics

    def refuse(self, field: str, message: str, code: str) -> None:
        """Put an error at a field, or at the top where the form has no such field."""
        error = ValidationError(message, code=code)
        self.add_error(field if field in self.fields else None, error)
