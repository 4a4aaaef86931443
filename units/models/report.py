"""Report forms, versioned, and the rounds in which units fill them."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.coreutils import string_to_ascii
from wagtail.models import Orderable

from units.models.assignment import person

MAX_CODE = 40


class ReportForm(models.Model):
    """A form that goes by a name; its versions hold the questions."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    purpose = models.TextField(_("what it is for"), blank=True)

    class Meta:
        verbose_name = _("report form")
        verbose_name_plural = _("report forms")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class FormVersion(ClusterableModel):
    """A version of a form; a round that runs keeps its version, so one that is in use is
    not changed any more."""

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("version of a form")
        verbose_name_plural = _("versions of forms")
        ordering = ("form", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=["form", "number"], name="form_version_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.form} ({self.number})"

    @property
    def state(self) -> str:
        """Draft, published, or in use by a round."""
        if self.published_at is None:
            return str(_("draft"))
        used = getattr(self, "used", None)
        used = self.rounds.exists() if used is None else used
        return str(_("in use") if used else _("published"))


class FormSection(ClusterableModel, Orderable):
    """A headed part of a form: what to write in words, and the figures that go with
    it. Answers are stored under its code, which later versions keep."""

    version = ParentalKey(
        FormVersion, on_delete=models.CASCADE, related_name="sections"
    )
    code = models.SlugField(
        _("code"), max_length=MAX_CODE, blank=True,
        help_text=_("Left empty, it is made from the heading."),
    )  # fmt: skip
    heading = models.CharField(_("heading"), max_length=255)
    asks_text = models.BooleanField(_("asks for a text"), default=True)
    help_text = models.TextField(_("what to write"), blank=True)
    required = models.BooleanField(_("the text is required"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("section of a form")
        verbose_name_plural = _("sections of forms")
        constraints = (
            models.UniqueConstraint(
                fields=["version", "code"],
                condition=~models.Q(code=""),
                name="section_code_once",
            ),
        )

    def __str__(self) -> str:
        return self.heading

    def save(self, *args: Any, **kwargs: Any) -> None:
        """It has a code of its own in the version."""
        if not self.code:
            taken = FormSection.objects.filter(version=self.version_id)
            self.code = free_code(self.heading, taken.values_list("code", flat=True))
        super().save(*args, **kwargs)


class Indicator(Orderable):
    """A figure, date or choice that a form asks for."""

    class Kind(models.TextChoices):
        """What kind of answer it takes."""

        WHOLE = "whole", _("whole number")
        DECIMAL = "decimal", _("decimal")
        PERCENTAGE = "percentage", _("percentage")
        MONEY = "money", _("money (đồng)")
        DATE = "date", _("date")
        CHOICE = "choice", _("choice")
        TABLE = "table", _("table with rows")

    class Combine(models.TextChoices):
        """How the answers of units become one."""

        SUM = "sum", _("sum")
        AVERAGE = "average", _("average")
        LIST = "list", _("list by unit")

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="indicators")
    section = ParentalKey(
        FormSection, on_delete=models.CASCADE, related_name="indicators"
    )
    code = models.SlugField(
        _("code"), max_length=MAX_CODE, blank=True,
        help_text=_("Left empty, it is made from the name."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.WHOLE)
    measure = models.CharField(_("unit of measure"), max_length=40, blank=True)
    required = models.BooleanField(_("required"), default=True)
    minimum = models.DecimalField(
        _("at least"), max_digits=18, decimal_places=3, null=True, blank=True
    )
    maximum = models.DecimalField(
        _("at most"), max_digits=18, decimal_places=3, null=True, blank=True
    )
    choices = models.TextField(_("choices, one on a line"), blank=True)
    columns = models.TextField(_("columns of the table, one on a line"), blank=True)
    sum_of = models.CharField(
        _("equals the sum of"), max_length=255, blank=True,
        help_text=_("Codes of other figures, separated by spaces."),
    )  # fmt: skip
    not_less_than_last = models.BooleanField(
        _("a remark is needed where it is less than last period"), default=False
    )
    combine = models.CharField(
        _("how units' answers become one"),
        max_length=8,
        choices=Combine,
        default=Combine.SUM,
    )

    class Meta(Orderable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = (
            models.UniqueConstraint(
                fields=["version", "code"],
                condition=~models.Q(code=""),
                name="indicator_code_once",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """It belongs to the version of its section, and has a code of its own there."""
        self.version_id = self.section.version_id
        if not self.code:
            taken = Indicator.objects.filter(version=self.version_id)
            self.code = free_code(self.name, taken.values_list("code", flat=True))
        super().save(*args, **kwargs)

    @property
    def choice_list(self) -> list[str]:
        """What can be chosen."""
        return lines_of(self.choices)

    @property
    def column_list(self) -> list[str]:
        """The headings of the table."""
        return lines_of(self.columns)

    @property
    def summed_codes(self) -> list[str]:
        """The codes of the figures that this one is the sum of."""
        return self.sum_of.replace(",", " ").split()


def free_code(name: str, taken: Iterable[str]) -> str:
    """A code made from a name that is not taken yet."""
    used = set(taken)
    start = slugify(string_to_ascii(name))[: MAX_CODE - 4].strip("-") or "muc"
    codes = (start if n == 1 else f"{start}-{n}" for n in count(1))
    return next(code for code in codes if code not in used)


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class RoundSeries(models.Model):
    """Rounds that repeat, with the cut-off that the office uses (often the 14th)."""

    class Every(models.TextChoices):
        """How often."""

        WEEK = "week", _("weekly")
        MONTH = "month", _("monthly")
        QUARTER = "quarter", _("quarterly")
        HALF_YEAR = "half_year", _("half-yearly")
        YEAR = "year", _("yearly")

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="series")
    name = models.CharField(_("name"), max_length=200)
    every = models.CharField(_("how often"), max_length=10, choices=Every)
    cut_off_day = models.PositiveSmallIntegerField(
        _("cut-off day"),
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        default=31,
        help_text=_(
            "The last day of the period: of the month, or of the week from Monday (1)."
        ),
    )
    due_after = models.PositiveSmallIntegerField(
        _("due so many working days after the cut-off"),
        validators=[MinValueValidator(1), MaxValueValidator(250)],
        default=3,
    )
    opens_before = models.PositiveSmallIntegerField(
        _("opens so many days before the cut-off"),
        validators=[MaxValueValidator(366)],
        default=7,
    )
    since = models.DateField(
        _("first day of the first period, or a day in it"), default=timezone.localdate
    )
    instructions = models.TextField(_("instructions"), blank=True)
    units = models.ManyToManyField("units.Unit", related_name="+")
    active = models.BooleanField(_("opens new rounds"), default=True)
    started_by = person()

    class Meta:
        verbose_name = _("repeating round")
        verbose_name_plural = _("repeating rounds")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ReportRound(models.Model):
    """A form to be filled by units for a period, with its cut-off and due date."""

    version = models.ForeignKey(FormVersion, models.PROTECT, related_name="rounds")
    series = models.ForeignKey(
        RoundSeries, models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    name = models.CharField(_("name"), max_length=200)
    period_start = models.DateField(_("period from"))
    cut_off = models.DateField(_("cut-off"))
    due = models.DateField(_("due"))
    instructions = models.TextField(_("instructions"), blank=True)
    opened_by = person()
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = person()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report round")
        verbose_name_plural = _("report rounds")
        ordering = ("-due", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["series", "cut_off"], name="round_once_a_period"
            ),
        )

    def __str__(self) -> str:
        return self.name
