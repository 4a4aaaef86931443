"""Searches that a person keeps, and what they were told of new results."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """A search as its address has it."""

    class Alert(models.TextChoices):
        """When its person is told of new results."""

        NONE = "none", _("never")
        DAILY = "daily", _("once a day at most")
        AT_ONCE = "at_once", _("at once")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=200)
    query = models.TextField(_("search"))
    fingerprint = models.CharField(max_length=32, editable=False)
    alert = models.CharField(
        _("tell me of new results"), max_length=8, choices=Alert, default=Alert.DAILY
    )
    created_at = models.DateTimeField(_("saved at"), auto_now_add=True)
    checked_at = models.DateTimeField(_("last looked for new results"), null=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "fingerprint"], name="search_saved_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ToldResult(models.Model):
    """A result that the person of a saved search was told of already."""

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="told")
    record_id = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["search", "record_id"], name="search_told_once"
            ),
        )

    def __str__(self) -> str:
        return self.record_id
