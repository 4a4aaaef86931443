"""One-time passes for files that only seem to bear a secrecy mark."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class SecrecyPass(models.Model):
    """The reviewer's word that one file, known by its SHA-256, is no state secret."""

    sha256 = models.CharField(
        _("number of the file (SHA-256)"),
        max_length=64,
        db_index=True,
        validators=[
            RegexValidator(
                r"\A[0-9a-f]{64}\Z",
                _("The number has 64 digits and letters from a to f."),
            )
        ],
    )
    reason = models.TextField(_("reason"), max_length=1000)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("granted by"),
        related_name="+",
    )
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("used by"),
        related_name="+",
        null=True,
        blank=True,
    )
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    class Meta:
        verbose_name = _("secrecy pass")
        verbose_name_plural = _("secrecy passes")
        ordering = ("-granted_at",)

    def __str__(self) -> str:
        return self.sha256[:12]
