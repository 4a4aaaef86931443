"""Files on their way to become documents: one row a file, whatever became of it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from intranet import access
from intranet.roles import REVIEWERS
from pages.models.library import LibraryPage
from pages.models.official_document import OfficialDocumentPage


class IntakeState(models.TextChoices):
    """How far a file has come."""

    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    READ = "read", _("read")
    LOOK = "look", _("needs a look")
    DUPLICATE = "duplicate", _("here already")
    REFUSED = "refused", _("not taken")
    FAILED = "failed", _("failed")
    SENT = "sent", _("sent for review")
    PUBLISHED = "published", _("published")


UNDER_WAY = (IntakeState.WAITING, IntakeState.READING)
TO_CHECK = (IntakeState.LOOK, IntakeState.READ)
NOT_TAKEN = (IntakeState.REFUSED, IntakeState.FAILED, IntakeState.DUPLICATE)
FINISHED = (IntakeState.SENT, IntakeState.PUBLISHED)


class IntakeQuerySet(models.QuerySet["IntakeFile"]):
    """Reads of the desk."""

    def visible_to(self, user: access.Viewer, sections: list[int]) -> Self:
        """In these sections: a person's own files and those that nobody dropped (the
        watched folder, the command); reviewers and administrators see all."""
        rows = self.filter(section__in=sections)
        if not user.is_authenticated:
            return rows.none()
        if user.is_superuser or user.groups.filter(name=REVIEWERS).exists():
            return rows
        return rows.filter(Q(owner=user) | Q(owner=None))

    def counts(self) -> dict[str, int]:
        """How many files are in each state."""
        states = self.order_by().values_list("state").annotate(n=Count("pk"))
        return dict(states)

    def next_to_check(self, after: int = 0) -> int | None:
        """The file that a person checks next: the oldest one after this, else the
        oldest of all."""
        waiting = self.filter(state__in=TO_CHECK).order_by("pk").values_list("pk")
        following = waiting.filter(pk__gt=after).first() or waiting.first()
        return following[0] if following else None

    def light(self) -> Self:
        """Without what was read, which only the check page needs."""
        return self.defer("letter", "lines")


class IntakeFile(models.Model):
    """A file that came in. Of one that bears a secrecy mark not even the name is kept."""

    class Source(models.TextChoices):
        """Through which door it came."""

        DESK = "desk", _("the desk")
        FOLDER = "folder", _("the watched folder")
        COMMAND = "command", _("the command")

    name = models.CharField(_("name of the file"), max_length=255, blank=True)
    within = models.CharField(_("came in the archive"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=120, blank=True)
    file = models.FileField(upload_to="intake/%Y/%m", max_length=255, blank=True)
    passed = models.BooleanField(default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=IntakeState, default=IntakeState.WAITING
    )
    reason = models.TextField(blank=True)
    reading_since = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.DESK)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    section = models.ForeignKey(LibraryPage, models.CASCADE, related_name="+")
    page = models.ForeignKey(
        OfficialDocumentPage, models.CASCADE, related_name="+", null=True
    )
    letter = models.JSONField(default=dict, blank=True)
    lines = models.JSONField(default=list, blank=True)
    ocr = models.BooleanField(default=False)
    page_count = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("file that came in")
        verbose_name_plural = _("files that came in")
        ordering = ("-pk",)
        indexes = (models.Index(fields=["state", "id"], name="intake_by_state"),)

    def __str__(self) -> str:
        return self.name or self.sha256[:12]

    @property
    def is_under_way(self) -> bool:
        """Whether more will be known soon."""
        return self.state in UNDER_WAY

    @property
    def is_to_check(self) -> bool:
        """Whether it waits for a person."""
        return self.state in TO_CHECK

    @property
    def original(self) -> Any:
        """The file itself: our copy, or after reading that of the draft."""
        if self.file or self.page is None:
            return self.file or None
        kept = self.page.attachments.filter(file__sha256=self.sha256).first()
        return kept.file.file if kept else None

    def write(self, values: dict[str, Any]) -> None:
        """Set and save only these values."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=[*values, "changed_at"])
