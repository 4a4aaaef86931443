"""DOCX templates that editors put in the place of those that come with the site."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.models import CustomDocument
from pages.models.vocabulary import System


class PaperTemplateQuerySet(models.QuerySet["PaperTemplate"]):
    """Reads of templates."""

    def for_paper(self, kind: str, system: str, day: datetime.date) -> Self:
        """Those that hold for a paper of that day, the latest first."""
        chosen = self.filter(kind=kind, system=system, since__lte=day)
        return chosen.select_related("file").order_by("-since")


class PaperTemplate(models.Model):
    """A template for one kind of paper of Party or State, valid from a day, since norms
    of layout follow each other."""

    class Kind(models.TextChoices):
        """What is written with it."""

        PLAN = "plan", _("plan")
        REPORT = "report", _("consolidated report")

    SYSTEMS = [(System.PARTY, System.PARTY.label), (System.STATE, System.STATE.label)]

    kind = models.CharField(_("paper"), max_length=8, choices=Kind)
    system = models.CharField(_("layout of"), max_length=8, choices=SYSTEMS)
    since = models.DateField(_("valid from"), default=timezone.localdate)
    file = models.ForeignKey(
        CustomDocument,
        models.PROTECT,
        verbose_name=_("DOCX template"),
        related_name="+",
        help_text=_(
            "Take the template that comes with the site, change it in Word, put it into "
            "the library of documents and choose it here. Keep the tags in braces."
        ),
    )

    objects = PaperTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of a paper")
        verbose_name_plural = _("templates of papers")
        ordering = ("kind", "system", "-since")
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "system", "since"], name="paper_template_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_system_display()}"

    def content(self) -> bytes:
        """The bytes of the template."""
        with self.file.file.open("rb") as stream:
            return bytes(stream.read())

    def clean(self) -> None:
        """Fill it once with example values, so a broken tag is told here."""
        from units.papers import examples, rendering

        if not self.kind or not self.file_id:
            return
        try:
            rendering.render(self.content(), examples.VALUES[self.kind])
        except rendering.BrokenTemplate as broken:
            raise ValidationError({"file": broken.messages}) from broken
