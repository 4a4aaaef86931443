"""What was decided on a document after it was issued: recalled, or frozen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.locks import BaseLock


class Hold(models.Model):
    """A recall or a freeze, with its reason; it is lifted, never deleted."""

    class Kind(models.TextChoices):
        """What it does to the document."""

        RECALLED = "recalled", _("recalled")
        FROZEN = "frozen", _("frozen")

    page = models.ForeignKey(
        "pages.OfficialDocumentPage", models.CASCADE, related_name="holds"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    lifted_reason = models.TextField(_("reason for lifting it"), blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["page", "kind"],
                condition=Q(lifted_at=None),
                name="one_hold_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"


class FrozenLock(BaseLock):
    """Wagtail's lock of a frozen document: for everybody, until the freeze is lifted."""

    def for_user(self, user: object) -> bool:
        """Nobody edits it."""
        return True

    def get_message(self, user: object) -> str:
        """What the editing form says."""
        return str(_("This document is frozen: it cannot be changed."))

    def get_description(self, user: object) -> str:
        """What the side panel says."""
        return str(_("A reviewer can lift the freeze, with a reason."))
