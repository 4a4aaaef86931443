"""A spreadsheet of units and people on its way in, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RosterImport(models.Model):
    """The checked rows of one upload: shown first, applied by a second press, kept as
    the record of what was done."""

    rows = models.JSONField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of units and people")
        verbose_name_plural = _("imports of units and people")

    def __str__(self) -> str:
        return f"{self.uploaded_at:%d/%m/%Y %H:%M}"
