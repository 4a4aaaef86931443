"""What clerks put right in what was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models.intake import IntakeFile


class IntakeCorrection(models.Model):
    """What a clerk put right: a case for the tests of the reader."""

    intake = models.ForeignKey(
        IntakeFile, models.CASCADE, related_name="corrections", verbose_name=_("file")
    )
    field = models.CharField(_("field"), max_length=40)
    read = models.TextField(_("what was read"), blank=True)
    became = models.TextField(_("what it became"), blank=True)
    context = models.JSONField(_("lines around"), default=list, blank=True)
    corrected_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("correction of what was read")
        verbose_name_plural = _("corrections of what was read")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["intake", "field"], name="correction_once_a_field"
            ),
        )

    def __str__(self) -> str:
        return f"{self.field}: {self.read} → {self.became}"
