"""Reminders: who was urged, when, by whom and in which way."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from units.models.assignment import Assignment, person
from units.models.organisation import Unit


class Reminder(models.Model):
    """A unit was reminded of an assignment, or of a text that asks acknowledgement; once
    a day, however it was done."""

    class Way(models.TextChoices):
        """How the unit was reminded."""

        NOTICE = "notice", _("notice and e-mail")
        MESSAGE = "message", _("copied message")

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, related_name="reminders"
    )
    page = models.ForeignKey(Page, models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
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
                fields=["assignment", "day"],
                condition=Q(assignment__isnull=False),
                name="reminded_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["page", "unit", "day"],
                condition=Q(page__isnull=False),
                name="reminded_of_a_text_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(assignment__isnull=False, page=None, unit=None)
                | Q(assignment=None, page__isnull=False, unit__isnull=False),
                name="reminder_of_work_or_text",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment or self.unit}, {self.day:%d/%m/%Y}"
