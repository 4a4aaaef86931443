"""Consolidated reports: one report made from what units handed in and was accepted."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.models import OfficialDocumentPage
from pages.models.vocabulary import System
from units.models.assignment import person
from units.models.duty import Duty
from units.models.organisation import Unit
from units.models.report import ReportRound
from units.models.submission import SubmissionRound


class ConsolidatedReport(models.Model):
    """A report on a round, a document or one duty, of all units or of one branch: the
    words of its paper, and how far it has come."""

    class State(models.TextChoices):
        """How far it has come."""

        DRAFTING = "drafting", _("being written")
        FINISHED = "finished", _("finished")

    SYSTEMS = [(System.PARTY, System.PARTY.label), (System.STATE, System.STATE.label)]

    round = models.ForeignKey(
        ReportRound, models.PROTECT, null=True, related_name="consolidated"
    )
    document = models.ForeignKey(
        OfficialDocumentPage, models.PROTECT, null=True, related_name="consolidated"
    )
    duty = models.ForeignKey(
        Duty, models.PROTECT, null=True, related_name="consolidated"
    )
    branch = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="consolidated"
    )
    subject = models.CharField(_("subject"), max_length=500)
    system = models.CharField(
        _("layout of"), max_length=8, choices=SYSTEMS, default=System.PARTY
    )
    superior = models.CharField(_("superior body"), max_length=200, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=200)
    number = models.CharField(_("number"), max_length=20, blank=True)
    symbol = models.CharField(_("symbol"), max_length=60, blank=True)
    place = models.CharField(_("place of issue"), max_length=120, blank=True)
    day = models.DateField(_("date of issue"), null=True, blank=True)
    addressees = models.TextField(
        _("addressees"), blank=True, help_text=_("One addressee on a line.")
    )
    opening = models.TextField(_("opening"), blank=True)
    closing = models.TextField(_("closing"), blank=True)
    authority = models.CharField(_("signing authority"), max_length=120, blank=True)
    signer_title = models.CharField(
        _("title of the signer"), max_length=120, blank=True
    )
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    recipients = models.TextField(
        _("recipients"), blank=True, help_text=_("One recipient on a line.")
    )
    state = models.CharField(max_length=8, choices=State, default=State.DRAFTING)
    version = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField()
    made_by = person()
    made_at = models.DateTimeField(auto_now_add=True)
    changed_by = person()
    changed_at = models.DateTimeField(auto_now=True)
    page = models.ForeignKey(
        OfficialDocumentPage, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("consolidated report")
        verbose_name_plural = _("consolidated reports")
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(document__isnull=False, round__isnull=True)
                | Q(document__isnull=True, duty__isnull=True, round__isnull=False),
                name="consolidated_of_document_or_round",
            ),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def is_finished(self) -> bool:
        """Whether it is closed to changes."""
        return self.state == self.State.FINISHED

    @property
    def source_name(self) -> str:
        """The round, duty or document that it reports on."""
        return str(self.round or self.duty or self.document)


class ConsolidatedSection(models.Model):
    """A section: the text that a person merges. ``drafted`` is the first draft, by which
    one that nobody touched is known."""

    report = models.ForeignKey(
        ConsolidatedReport, models.CASCADE, related_name="sections"
    )
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60, blank=True)
    heading = models.CharField(_("heading"), max_length=255)
    text = models.TextField(_("text"), blank=True)
    drafted = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("section of a consolidated report")
        verbose_name_plural = _("sections of consolidated reports")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["report", "position"], name="consolidated_section_once"
            ),
        )

    def __str__(self) -> str:
        return self.heading


class ConsolidatedSource(models.Model):
    """A frozen round that the report was made from."""

    report = models.ForeignKey(
        ConsolidatedReport, models.CASCADE, related_name="sources"
    )
    round = models.ForeignKey(
        SubmissionRound, models.PROTECT, related_name="consolidated_in"
    )

    class Meta:
        verbose_name = _("source of a consolidated report")
        verbose_name_plural = _("sources of consolidated reports")
        constraints = (
            models.UniqueConstraint(
                fields=["report", "round"], name="consolidated_source_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.round)


def rounds_of(report: ConsolidatedReport) -> Any:
    """The frozen rounds that a report was made from, in the order of the unit tree."""
    rows = SubmissionRound.objects.filter(consolidated_in__report=report)
    return rows.select_related("submission__unit").order_by(
        "submission__unit__tree_path", "submission", "number"
    )
