"""A unit's private section: its page, and the files and notes that its members keep.

The page is Wagtail's; what members write is plain rows with views and storage of their
own, because Wagtail's admin would tell one unit of another's (see the design)."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from pages.models.base import BasePage
from pages.models.readable import ReadableFile
from units.models.organisation import Unit
from units.section.routes import section_view


class UnitsIndexPage(BasePage):
    """The container of all private sections; only administrators and reviewers have
    rights on it, since Wagtail's page rights are inherited downwards."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["units.UnitPage"]
    max_count = 1

    class Meta:
        verbose_name = _("private sections")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Lists the sections that the reader may open."""
        from units.section.index import sections_for

        context = super().get_context(request, *args, **kwargs)
        return {**context, "sections": sections_for(request)}


class UnitPage(RoutablePageMixin, BasePage):
    """The private section of one unit: overview, files, notes, members. Made by
    ``units.organisation.create_unit``, never by hand."""

    unit = models.OneToOneField(
        Unit, models.PROTECT, verbose_name=_("unit"), related_name="page"
    )
    introduction = models.TextField(_("introduction"), blank=True)

    shown_with = ("unit__successor",)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    parent_page_types = ["units.UnitsIndexPage"]
    subpage_types: list[str] = []
    is_creatable = False

    class Meta:
        verbose_name = _("private section")
        verbose_name_plural = _("private sections")

    overview = path("", name="overview")(section_view("overview.show"))
    edit_introduction = path("gioi-thieu/", name="edit_introduction")(
        section_view("introduction.edit")
    )
    files = path("tep/", name="files")(section_view("files.listing"))
    file = path("tep/<int:pk>/", name="file")(section_view("files.download"))
    remove_file = path("tep/<int:pk>/bo/", name="remove_file")(
        section_view("files.remove")
    )
    notes = path("ghi-chu/", name="notes")(section_view("notes.listing"))
    new_note = path("ghi-chu/moi/", name="new_note")(section_view("notes.create"))
    note = path("ghi-chu/<int:pk>/", name="note")(section_view("notes.show"))
    edit_note = path("ghi-chu/<int:pk>/sua/", name="edit_note")(
        section_view("notes.edit")
    )
    remove_note = path("ghi-chu/<int:pk>/bo/", name="remove_note")(
        section_view("notes.remove")
    )
    members = path("thanh-vien/", name="members")(section_view("members.listing"))
    code = path("thanh-vien/<int:pk>/ma/", name="code")(section_view("members.code"))


class RemovableQuerySet(models.QuerySet[Any]):
    """Rows that can be taken away and put back."""

    def kept(self) -> Self:
        """Those that are there."""
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        """Those that were taken away, the latest first."""
        return self.exclude(removed_at=None).order_by("-removed_at")


class Removable(models.Model):
    """What members take away stays in the database and can be put back."""

    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = RemovableQuerySet.as_manager()

    class Meta:
        abstract = True


class UnitFile(ReadableFile, Removable):
    """A file of a unit, kept in private storage and served only through ``access``."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="files")
    file = models.FileField(_("file"), upload_to="units/%Y/%m", max_length=255)
    name = models.CharField(_("name"), max_length=255)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=120)
    note = models.CharField(_("what it is"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of the unit")
        verbose_name_plural = _("files of the unit")
        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        return self.name


class UnitNote(Removable):
    """A note that members of a unit keep for each other. ``revision`` counts its
    savings; who saves over another's is told, and every text is kept."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="notes")
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("text"))
    revision = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ("-changed_at", "-pk")

    def __str__(self) -> str:
        return self.title


class UnitNoteVersion(models.Model):
    """The text of a note as it was saved."""

    note = models.ForeignKey(UnitNote, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-revision",)
        constraints = (
            models.UniqueConstraint(
                fields=["note", "revision"], name="note_revision_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.revision})"
