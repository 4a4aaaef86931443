"""The registers of an office: numbers given out, documents that came in.

Nghị định 30/2020/NĐ-CP: Điều 15 (numbers of outgoing documents run by the year, one
series or one per type), Điều 22 (incoming documents), annex IV (the columns of both
registers). Party bodies number per type and term of the committee.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.models.dates import PartialDateField
from pages.models.official_document import OfficialDocumentPage
from pages.models.vocabulary import DocumentType, IssuingBody


def _person() -> models.ForeignKey:
    """Whoever did it; kept empty once the account is gone."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )


class NumberSeries(models.Model):
    """Numbers from 01 that a body gives to its documents of some types or of all."""

    class Runs(models.TextChoices):
        """When numbering begins again."""

        YEAR = "year", _("by the year")
        TERM = "term", _("by the term of the committee")

    body = models.ForeignKey(
        IssuingBody, models.PROTECT, verbose_name=_("body"), related_name="series"
    )
    name = models.CharField(_("name"), max_length=120)
    document_types = models.ManyToManyField(
        DocumentType,
        verbose_name=_("document types"),
        related_name="+",
        blank=True,
        help_text=_(
            "None chosen: the series is for every type without one of its own."
        ),
    )
    runs = models.CharField(_("numbers run"), max_length=4, choices=Runs)
    term = models.CharField(
        _("present term"),
        max_length=40,
        blank=True,
        help_text=_("For example 2025-2030. A new term begins again at 01."),
    )

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        ordering = ("body__name", "name")
        constraints = (
            models.UniqueConstraint(fields=["body", "name"], name="series_name_once"),
            models.CheckConstraint(
                condition=Q(runs="year") | ~Q(term=""),
                name="series_by_term_has_one",
                violation_error_message=_("Say which term it is, e.g. 2025-2030."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"


class RegisterEntry(models.Model):
    """What both registers have in common: a running number within a period."""

    period = models.CharField(_("period"), max_length=40)
    number = models.PositiveIntegerField(_("number"))
    remarks = models.TextField(_("remarks"), blank=True)
    entered_by = _person()
    entered_at = models.DateTimeField(_("entered at"), auto_now_add=True)

    class Meta:
        abstract = True


class OutgoingEntry(RegisterEntry):
    """A number that was given out. It never goes away: void ones stay with a reason."""

    class State(models.TextChoices):
        """What became of the number."""

        RESERVED = "reserved", _("reserved")
        GIVEN = "given", _("given")
        VOID = "void", _("void")

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="entries")
    state = models.CharField(_("state"), max_length=8, choices=State)
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Why it is reserved or void.")
    )
    document = models.OneToOneField(
        OfficialDocumentPage,
        models.SET_NULL,
        verbose_name=_("document"),
        related_name="register_entry",
        null=True,
        blank=True,
    )
    number_symbol = models.CharField(_("number and symbol"), max_length=80, blank=True)
    dated = PartialDateField(_("date"), blank=True)
    subject = models.TextField(_("type and subject"), blank=True)
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    recipients = models.TextField(_("recipients"), blank=True)
    kept_by = models.CharField(_("who keeps the copy"), max_length=200, blank=True)
    copies = models.PositiveIntegerField(_("copies"), null=True, blank=True)

    class Meta(RegisterEntry.Meta):
        verbose_name = _("outgoing document")
        verbose_name_plural = _("outgoing documents")
        ordering = ("series", "period", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["series", "period", "number"], name="outgoing_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state="given") | ~Q(reason=""),
                name="unused_number_has_reason",
            ),
        )

    def __str__(self) -> str:
        return self.number_symbol or f"{self.number:02d}"


class IncomingEntry(RegisterEntry):
    """A document that arrived, with its arrival number (số đến)."""

    arrived_on = models.DateField(_("arrived on"))
    sender = models.CharField(_("sender"), max_length=200)
    number_symbol = models.CharField(_("number and symbol"), max_length=80, blank=True)
    dated = PartialDateField(_("date"), blank=True)
    subject = models.TextField(_("type and subject"))
    document = models.ForeignKey(
        OfficialDocumentPage,
        models.SET_NULL,
        verbose_name=_("document"),
        related_name="arrivals",
        null=True,
        blank=True,
    )
    forwarded_to = models.CharField(_("forwarded to"), max_length=200, blank=True)
    forwarded_on = models.DateField(_("forwarded on"), null=True, blank=True)
    deadline = models.DateField(_("to be answered by"), null=True, blank=True)
    received_by = models.CharField(
        _("receipt (who took it)"), max_length=120, blank=True
    )

    class Meta(RegisterEntry.Meta):
        verbose_name = _("incoming document")
        verbose_name_plural = _("incoming documents")
        ordering = ("period", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["period", "number"], name="incoming_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.period}"


class RegisterClosing(models.Model):
    """A register that was printed, signed and closed for a period; ``series`` is empty
    for incoming documents."""

    series = models.ForeignKey(
        NumberSeries, models.PROTECT, null=True, related_name="closings"
    )
    period = models.CharField(_("period"), max_length=40)
    closed_by = _person()
    closed_at = models.DateTimeField(_("closed at"), auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["series", "period"], name="register_closed_once"
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(series=None),
                name="incoming_register_closed_once",
            ),
        )

    def __str__(self) -> str:
        return self.period


class LaterChange(models.Model):
    """A change of an entry after its register was closed; shown and printed beside it."""

    outgoing = models.ForeignKey(
        OutgoingEntry, models.CASCADE, null=True, related_name="later_changes"
    )
    incoming = models.ForeignKey(
        IncomingEntry, models.CASCADE, null=True, related_name="later_changes"
    )
    what = models.TextField()
    changed_by = _person()
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("changed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(outgoing=None) ^ Q(incoming=None),
                name="later_change_of_one_entry",
            ),
        )

    def __str__(self) -> str:
        return self.what
