"""Report forms, versioned, and the rounds in which units fill them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


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


class FormVersion(models.Model):
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


class FormSection(models.Model):
    """A headed part of a form, answered in words."""

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(_("heading"), max_length=255)
    help_text = models.TextField(_("what to write"), blank=True)
    required = models.BooleanField(_("required"), default=False)

    class Meta:
        verbose_name = _("section of a form")
        verbose_name_plural = _("sections of forms")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.heading


class Indicator(models.Model):
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
    section = models.ForeignKey(
        FormSection, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    position = models.PositiveSmallIntegerField(default=0)
    code = models.SlugField(_("code"), max_length=40)
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

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["version", "code"], name="indicator_code_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


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
        _("due so many working days after the cut-off"), default=3
    )
    units = models.ManyToManyField("units.Unit", related_name="+")
    active = models.BooleanField(_("opens new rounds"), default=True)

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
    opened_at = models.DateTimeField(auto_now_add=True)
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
