"""The abbreviations and synonyms that editors keep, beside those that are shipped."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SynonymGroup(models.Model):
    """Phrases that mean the same, one on a line."""

    phrases = models.TextField(
        _("phrases"),
        help_text=_("One phrase on a line; a search for one finds the others too."),
    )

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return " = ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The phrases, without empty lines."""
        return [line.strip() for line in self.phrases.splitlines() if line.strip()]
