"""Notices to persons: shown on the site, and mailed to who has an address."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_TRIES = 8


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Reads of notices."""

    def of(self, person: Any) -> "NoticeQuerySet":
        """Those of a person, the newest first."""
        return self.filter(person_id=person.pk).order_by("-pk")

    def unread(self) -> "NoticeQuerySet":
        """Those that were not opened yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One event, told to one person once."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices"
    )
    key = models.CharField(_("event"), max_length=200)
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"), blank=True)
    note = models.TextField(
        _("read on the site only"), blank=True, help_text=_("Mails do not carry it.")
    )
    url = models.CharField(_("address"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True)
    mail_at = models.DateTimeField(_("to be mailed at"), null=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True)
    digest = models.BooleanField(_("mailed with others"), default=False)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = (
            models.UniqueConstraint(fields=["person", "key"], name="notice_once"),
        )
        indexes = (
            models.Index(
                fields=["mail_at"],
                condition=models.Q(mail_at__isnull=False),
                name="notice_to_mail",
            ),
        )

    def __str__(self) -> str:
        return self.subject


class NoticeChoice(models.Model):
    """How a person wants to be told, and the private address of their calendar; who
    has no row is mailed at once and has no calendar."""

    class Mail(models.TextChoices):
        """When notices are mailed."""

        AT_ONCE = "at_once", _("each at once")
        DIGEST = "digest", _("once a day, all in one mail")
        NEVER = "never", _("never; I read them on the site")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choice"
    )
    mail = models.CharField(
        _("by e-mail"), max_length=8, choices=Mail, default=Mail.AT_ONCE
    )
    calendar_key = models.CharField(
        max_length=64, unique=True, null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_mail_display()}"
