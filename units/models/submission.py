"""Submissions: what a unit hands in. What was submitted is evidence: it is frozen, and
returning it opens a new round beside it.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.models import OfficialDocumentPage
from pages.models.readable import ReadableFile
from units.models.assignment import Assignment, person, work_url
from units.models.organisation import Unit


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Reads of what units hand in."""

    def handed_in(self) -> Self:
        """Those that were submitted, and not taken back."""
        rounds = SubmissionRound.objects.filter(submission=models.OuterRef("pk"))
        withdrawn = SubmissionRound.Outcome.WITHDRAWN
        return self.filter(models.Exists(rounds.exclude(outcome=withdrawn)))


class Submission(models.Model):
    """One unit's answer to one or several assignments of a document, or to a report
    round, with the draft that its members work on."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions")
    document = models.ForeignKey(
        OfficialDocumentPage, models.PROTECT, null=True, related_name="submissions"
    )
    round = models.ForeignKey(
        "units.ReportRound", models.PROTECT, null=True, related_name="submissions"
    )
    assignments = models.ManyToManyField(Assignment, related_name="submissions")
    title = models.CharField(_("title"), max_length=255)
    draft_text = models.TextField(_("text"), blank=True)
    draft_values = models.JSONField(default=dict, blank=True)
    draft_version = models.PositiveIntegerField(default=0)
    draft_by = person()
    draft_at = models.DateTimeField(auto_now=True)
    offered_by = person()
    offered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.unit}: {self.title}"

    @property
    def work_url(self) -> str:
        """Where the unit works on it."""
        return work_url(self.unit_id, self.document_id, self.round_id)


class SubmissionRound(models.Model):
    """What was submitted at one time: frozen text, values and files, who and when, and
    what the superior body answered."""

    class Outcome(models.TextChoices):
        """What became of it; empty while it waits."""

        WAITING = "", _("waiting for review")
        ACCEPTED = "accepted", _("accepted")
        RETURNED = "returned", _("returned")
        WITHDRAWN = "withdrawn", _("withdrawn")
        REOPENED = "reopened", _("reopened")

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    receipt = models.CharField(_("receipt number"), max_length=30, unique=True)
    text = models.TextField(blank=True)
    values = models.JSONField(default=dict, blank=True)
    nothing_to_report = models.BooleanField(_("nothing to report"), default=False)
    sha256 = models.CharField(max_length=64)
    submitted_by = person()
    submitted_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome_by = person()
    outcome_at = models.DateTimeField(null=True, blank=True)
    remarks = models.TextField(_("remarks"), blank=True)

    class Meta:
        verbose_name = _("round of a submission")
        verbose_name_plural = _("rounds of submissions")
        ordering = ("submission", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "number"], name="submission_round_once"
            ),
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(outcome=""),
                name="one_round_waits_for_review",
            ),
        )

    def __str__(self) -> str:
        return self.receipt


class AssignmentReview(models.Model):
    """The answer of a round for one assignment: what it covers, accepted or returned."""

    round = models.ForeignKey(SubmissionRound, models.PROTECT, related_name="reviews")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reviews")
    due = models.DateField(null=True)
    outcome = models.CharField(
        max_length=10, choices=SubmissionRound.Outcome, blank=True
    )
    remarks = models.TextField(_("remarks"), blank=True)

    class Meta:
        verbose_name = _("review of an assignment")
        verbose_name_plural = _("reviews of assignments")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "assignment"], name="assignment_review_once"
            ),
        )
        indexes = (
            models.Index(fields=["assignment", "outcome"], name="review_assignment"),
        )

    def __str__(self) -> str:
        return f"{self.round}: {self.assignment}"


class SubmissionFile(ReadableFile):
    """A file of a submission: of its draft while ``round`` is empty, then frozen."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="files")
    round = models.ForeignKey(
        SubmissionRound, models.PROTECT, null=True, related_name="files"
    )
    file = models.FileField(upload_to="submissions/%Y/%m", max_length=255)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=120)
    added_by = person()
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of a submission")
        verbose_name_plural = _("files of submissions")
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return self.name


class ReopenRequest(models.Model):
    """A unit's wish to change what was accepted."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="reopenings"
    )
    reason = models.TextField(_("reason"))
    asked_by = person()
    asked_at = models.DateTimeField(auto_now_add=True)
    granted = models.BooleanField(null=True)
    decided_by = person()
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("request to reopen")
        verbose_name_plural = _("requests to reopen")
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"{self.submission}"
