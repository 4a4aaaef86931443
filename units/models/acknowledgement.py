"""Acknowledgement: who read a text that asks for it, which unit studied it and how.

Opening is recorded for such texts only, is seen by the person, the head of the unit and
its superior, is forgotten after 24 months, and never ranks anybody.
"""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from units.models.assignment import person
from units.models.organisation import Unit


class ReadMark(models.Model):
    """A person confirmed having read a text."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(_("read at"), auto_now_add=True)

    class Meta:
        verbose_name = _("confirmation of reading")
        verbose_name_plural = _("confirmations of reading")
        constraints = (
            models.UniqueConstraint(fields=["page", "person"], name="read_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.page}"


class Opening(models.Model):
    """A person opened a text that asks to be acknowledged."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(_("first opened at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = (
            models.UniqueConstraint(fields=["page", "person"], name="opened_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.page}"


class Study(models.Model):
    """A unit studied a text together: when, how, with how many, and its minutes."""

    class Form(models.TextChoices):
        """How it was done."""

        MEETING = "meeting", _("meeting of its own")
        CELL = "cell", _("part of a regular meeting")
        ONLINE = "online", _("online meeting")
        COPIES = "copies", _("copies handed round")
        OTHER = "other", _("another form")

    page = models.ForeignKey(Page, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="studies")
    held_on = models.DateField(_("day"))
    form = models.CharField(_("form"), max_length=8, choices=Form, default=Form.MEETING)
    people = models.PositiveIntegerField(
        _("number of people"), validators=[MinValueValidator(1)]
    )
    note = models.TextField(_("note"), blank=True, max_length=2000)
    minutes = models.FileField(upload_to="minutes/%Y/%m", max_length=255, blank=True)
    name = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    by = person()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("report of study")
        verbose_name_plural = _("reports of study")
        constraints = (
            models.UniqueConstraint(fields=["page", "unit"], name="studied_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.page}"
