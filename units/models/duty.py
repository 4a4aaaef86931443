"""Duties: the numbered items of a published official document that give work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models import OfficialDocumentPage


class Duty(models.Model):
    """An item of a document, tied to its anchor, so it survives edits of the text. An
    item that disappears from the text stays here and says since when it is missing."""

    document = models.ForeignKey(
        OfficialDocumentPage,
        models.PROTECT,
        verbose_name=_("official document"),
        related_name="duties",
    )
    anchor = models.CharField(max_length=120)
    number = models.CharField(_("number"), max_length=20)
    title = models.CharField(_("short name"), max_length=255, blank=True)
    text = models.TextField(_("text"))
    position = models.PositiveSmallIntegerField(default=0)
    missing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ("document", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "anchor"], name="duty_once_a_document"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title or self.text[:80]}"
