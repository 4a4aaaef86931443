"""The form of an article."""

from typing import Any

from django.utils.translation import gettext as _

from pages.forms.base import ContentPageForm


class ArticleForm(ContentPageForm):
    """A cover is never without the words that stand for it."""

    def clean(self) -> dict[str, Any]:
        """Take the picture's own description, or ask for one."""
        cleaned: dict[str, Any] = super().clean()
        cover = cleaned.get("cover")
        if cover and not cleaned.get("cover_alternative"):
            cleaned["cover_alternative"] = cover.description
        if cover and not cleaned["cover_alternative"]:
            self.refuse(
                "cover_alternative",
                _("Say what the picture shows, for those who cannot see it."),
                "alternative_required",
            )
        return cleaned
