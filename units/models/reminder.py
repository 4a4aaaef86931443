"""Reminders: who was urged, when, by whom and in which way."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from units.models.assignment import Assignment, person


class Reminder(models.Model):
    """A unit was reminded of an assignment; once a day, however it was done."""

    class Way(models.TextChoices):
        """How the unit was reminded."""

        NOTICE = "notice", _("notice and e-mail")
        MESSAGE = "message", _("copied message")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="reminders")
    day = models.DateField(_("day"), default=timezone.localdate)
    way = models.CharField(_("way"), max_length=8, choices=Way)
    text = models.TextField(_("text"), blank=True)
    by = person()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "day"], name="reminded_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment}, {self.day:%d/%m/%Y}"
