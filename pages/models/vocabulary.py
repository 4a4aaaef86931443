"""What several content types name alike: document types, issuing bodies, fields of work.

Loaded for Party and State from the lists of Quy định 399-QĐ/TW and Nghị định
30/2020/NĐ-CP (Điều 7 and annex III).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.forms.issuing_body import IssuingBodyForm


class System(models.TextChoices):
    """Whose rules of form a document follows."""

    PARTY = "party", _("Party")
    STATE = "state", _("State")
    FRONT = "front", _("Front and mass organisations")


class DocumentType(models.Model):
    """A type of document, e.g. nghị quyết (NQ)."""

    system = models.CharField(_("system"), max_length=8, choices=System)
    code = models.CharField(_("code"), max_length=12)
    name = models.CharField(_("name"), max_length=120)
    normative = models.BooleanField(_("normative"), default=False)

    class Meta:
        verbose_name = _("document type")
        verbose_name_plural = _("document types")
        ordering = ("system", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["system", "code", "name"], name="document_type_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class IssuingBody(models.Model):
    """A body that issues documents; one that closed names its successors."""

    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    system = models.CharField(_("system"), max_length=8, choices=System)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("superior body"),
        related_name="subordinates",
        null=True,
        blank=True,
    )
    former_names = models.TextField(
        _("former names"), blank=True, help_text=_("One name on a line.")
    )
    opened = models.DateField(_("opened on"), null=True, blank=True)
    closed = models.DateField(_("closed on"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self",
        verbose_name=_("successors"),
        symmetrical=False,
        related_name="predecessors",
        blank=True,
    )

    base_form_class = IssuingBodyForm

    class Meta:
        verbose_name = _("issuing body")
        verbose_name_plural = _("issuing bodies")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse an end before the beginning, and a body that stands above itself."""
        errors: dict[str, Any] = {}
        if self.opened and self.closed and self.closed < self.opened:
            errors["closed"] = _("A body cannot close before it opened.")
        above, seen = self.parent, {self.pk}
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            above = above.parent
        if self.pk and self.parent_id == self.pk:
            errors["parent"] = _("A body cannot be its own superior.")
        elif above is not None and self.pk:
            errors["parent"] = _(
                "%(body)s stands below this body, so it cannot be its superior."
            ) % {"body": self.parent}
        if errors:
            raise ValidationError(errors)


class FieldOfWork(models.Model):
    """A field of work (lĩnh vực), e.g. grassroots democracy."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("field of work")
        verbose_name_plural = _("fields of work")
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name
