"""A unit's private section: its page, and the files and notes that its members keep.

The page is Wagtail's; what members write is plain rows with views and storage of their
own, because Wagtail's admin would tell one unit of another's (see the design)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from pages.models.base import BasePage
from units.models.organisation import Unit


class UnitsIndexPage(BasePage):
    """The container of all private sections; only administrators and reviewers have
    rights on it, since Wagtail's page rights are inherited downwards."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["units.UnitPage"]
    max_count = 1

    class Meta:
        verbose_name = _("private sections")


class UnitPage(RoutablePageMixin, BasePage):
    """The private section of one unit: overview, files, notes, members."""

    unit = models.OneToOneField(
        Unit, models.PROTECT, verbose_name=_("unit"), related_name="page"
    )
    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    parent_page_types = ["units.UnitsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("private section")
        verbose_name_plural = _("private sections")


class UnitFile(models.Model):
    """A file of a unit, kept in private storage and served only through ``access``."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="files")
    file = models.FileField(_("file"), upload_to="units/%Y/%m", max_length=255)
    name = models.CharField(_("name"), max_length=255)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=120)
    note = models.CharField(_("note"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of the unit")
        verbose_name_plural = _("files of the unit")
        ordering = ("-added_at",)

    def __str__(self) -> str:
        return self.name


class UnitNote(models.Model):
    """A note that members of a unit keep for each other."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="notes")
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ("-changed_at",)

    def __str__(self) -> str:
        return self.title
