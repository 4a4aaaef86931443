"""Assignments: what a unit owes, by when, and what became of the deadline.

An assignment's state is never stored: ``units.states`` derives it from submissions.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.models import OfficialDocumentPage
from units.models.duty import Duty
from units.models.organisation import Unit


def person(**options: Any) -> models.ForeignKey:
    """A reference to whoever did something; kept empty once the account is gone."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        **options,
    )


class Assignment(models.Model):
    """One unit's share of a duty, of a whole document, or of a report round."""

    class Part(models.TextChoices):
        """Whether the unit hands in, or helps the one that does."""

        LEAD = "lead", _("in charge")
        COOPERATING = "cooperating", _("co-operating")

    class Deliverable(models.TextChoices):
        """What is to be handed in."""

        PLAN = "plan", _("plan")
        REPORT = "report", _("report")
        EVIDENCE = "evidence", _("evidence")
        NONE = "none", _("nothing to hand in")

    document = models.ForeignKey(
        OfficialDocumentPage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
    )
    duty = models.ForeignKey(
        Duty, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    round = models.ForeignKey(
        "units.ReportRound",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    part = models.CharField(_("part"), max_length=12, choices=Part, default=Part.LEAD)
    deliverable = models.CharField(
        _("to hand in"), max_length=8, choices=Deliverable, default=Deliverable.PLAN
    )
    due = models.DateField(_("due"), null=True, blank=True)
    instructions = models.TextField(_("instructions"), blank=True)
    blank_form = models.ForeignKey(
        "pages.CustomDocument",
        models.PROTECT,
        verbose_name=_("blank form"),
        null=True,
        blank=True,
        related_name="+",
    )
    draft_shown_to = models.ManyToManyField(
        "self",
        verbose_name=_("co-operating units that see the draft"),
        symmetrical=False,
        blank=True,
        related_name="drafts_seen",
    )
    assigned_by = person()
    assigned_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = person()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    waived_by = person()
    waived_at = models.DateTimeField(null=True, blank=True)
    waive_reason = models.TextField(_("reason for waiving"), blank=True)
    handed_on_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="handed_on_to"
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ("due", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["duty", "unit"],
                condition=Q(duty__isnull=False),
                name="assignment_duty_once",
            ),
            models.UniqueConstraint(
                fields=["document", "unit"],
                condition=Q(duty__isnull=True, document__isnull=False),
                name="assignment_document_once",
            ),
            models.UniqueConstraint(
                fields=["round", "unit"],
                condition=Q(round__isnull=False),
                name="assignment_round_once",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False, round__isnull=True)
                | Q(document__isnull=True, duty__isnull=True, round__isnull=False),
                name="assignment_of_document_or_round",
            ),
        )
        indexes = (models.Index(fields=["unit", "due"], name="assignment_unit_due"),)

    def __str__(self) -> str:
        return f"{self.unit}: {self.duty or self.round or self.document}"

    @property
    def work_url(self) -> str:
        """Where the unit does it."""
        return work_url(self.unit_id, self.document_id, self.round_id)


def work_url(unit_id: int, document_id: int | None, round_id: int | None) -> str:
    """Where a unit answers a document, or fills the form of a round."""
    if round_id:
        return reverse("fill", args=[unit_id, round_id])
    return reverse("work", args=[unit_id, document_id])


class Extension(models.Model):
    """A request for a later deadline, and what was decided."""

    class Decision(models.TextChoices):
        """What became of the request."""

        PENDING = "pending", _("waiting")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="extensions"
    )
    due_before = models.DateField(null=True)
    due_wanted = models.DateField(_("new deadline"))
    reason = models.TextField(_("reason"))
    asked_by = person()
    asked_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(
        max_length=8, choices=Decision, default=Decision.PENDING
    )
    decided_by = person()
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(decision="pending"),
                name="one_extension_waits",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment} → {self.due_wanted:%d/%m/%Y}"
