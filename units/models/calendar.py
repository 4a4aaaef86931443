"""The calendar of working days that editors keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.workdays import Calendar


class CalendarDay(models.Model):
    """A day that differs from the week: a holiday, or a Saturday that is worked."""

    day = models.DateField(_("day"), unique=True)
    worked = models.BooleanField(
        _("offices work"),
        default=False,
        help_text=_("Ticked for a Saturday that makes up for a day off."),
    )
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("day of the calendar")
        verbose_name_plural = _("working days and holidays")
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


def calendar() -> Calendar:
    """The calendar as it stands, for the arithmetic of deadlines."""
    return Calendar(dict(CalendarDay.objects.values_list("day", "worked")))
