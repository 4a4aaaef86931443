"""A book is one register of one period: its rows, its gaps, its closing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from pages.models import (
    IncomingEntry,
    LaterChange,
    NumberSeries,
    OutgoingEntry,
    RegisterClosing,
)

SHOWN = ("document", "entered_by")
CHANGES = "later_changes__changed_by"


class RegisterRefused(Exception):
    """The register does not allow it; the text says why, for the person who asked."""


@dataclass(frozen=True)
class Book:
    """The outgoing register of a series, or the incoming one (``series`` is None), for a
    year (``2026``) or a term (``2025-2030``)."""

    series: NumberSeries | None
    period: str

    @property
    def name(self) -> str:
        """What its title page says."""
        if self.series is None:
            return _("Register of incoming documents, %(period)s") % {
                "period": self.period
            }
        return _("Register of outgoing documents, %(series)s, %(period)s") % {
            "series": self.series,
            "period": self.period,
        }

    def entries(self) -> QuerySet[OutgoingEntry] | QuerySet[IncomingEntry]:
        """Its rows in the order of their numbers, with what is shown of each."""
        return self.arrivals() if self.series is None else self.given()

    def arrivals(self) -> QuerySet[IncomingEntry]:
        """The rows of the incoming register."""
        rows = IncomingEntry.objects.filter(period=self.period)
        return rows.select_related(*SHOWN).prefetch_related(CHANGES)

    def given(self) -> QuerySet[OutgoingEntry]:
        """The rows of the outgoing register."""
        rows = OutgoingEntry.objects.filter(series=self.series, period=self.period)
        return rows.select_related(*SHOWN).prefetch_related(CHANGES)

    def closing(self) -> RegisterClosing | None:
        """When and by whom it was closed."""
        found = RegisterClosing.objects.filter(series=self.series, period=self.period)
        return found.select_related("closed_by").first()

    def refuse_closed(self) -> None:
        """Give no number in a closed register.

        Raises:
            RegisterRefused: it is closed.
        """
        if self.closing():
            raise RegisterRefused(
                _("The register of %(period)s is closed: it takes no new number.")
                % {"period": self.period}
            )


def gaps(numbers: Iterable[int]) -> list[int]:
    """The numbers from 1 to the highest that are in no row: each wants an entry, used or
    void, since every number is accounted for."""
    present = set(numbers)
    return [one for one in range(1, max(present, default=0) + 1) if one not in present]


@transaction.atomic
def close(*, book: Book, by: User) -> RegisterClosing:
    """Close a register at the end of its period.

    Raises:
        RegisterRefused: it is closed, empty, or a number of it is unaccounted for or
            still reserved.
    """
    book.refuse_closed()
    numbers = list(book.entries().values_list("number", flat=True))
    if not numbers:
        raise RegisterRefused(_("There is nothing in this register."))
    if missing := gaps(numbers):
        raise RegisterRefused(
            _("These numbers are in no row: %(numbers)s. Enter or void them first.")
            % {"numbers": ", ".join(map(str, missing[:20]))}
        )
    if book.series is not None:
        reserved = book.given().filter(state=OutgoingEntry.State.RESERVED)
        if found := list(reserved.values_list("number", flat=True)):
            raise RegisterRefused(
                _("These numbers are still reserved: %(numbers)s. Use or void them.")
                % {"numbers": ", ".join(map(str, found[:20]))}
            )
    closing = RegisterClosing.objects.create(
        series=book.series, period=book.period, closed_by=by
    )
    if book.series is not None:
        log(book.series, "pages.close_register", user=by, data={"period": book.period})
    return closing


@transaction.atomic
def revise(*, entry: OutgoingEntry | IncomingEntry, by: User) -> None:
    """Store the changed fields of a row; once its register is closed, what stood there
    before stays to be read beside it."""
    stored = type(entry)._default_manager.get(pk=entry.pk)
    series = entry.series if isinstance(entry, OutgoingEntry) else None
    changes = [
        f"{field.verbose_name}: {_said(stored, field.name)} → {_said(entry, field.name)}"
        for field in entry._meta.concrete_fields
        if getattr(stored, field.attname) != getattr(entry, field.attname)
    ]
    entry.save()
    if changes and Book(series, entry.period).closing():
        key = "outgoing" if series else "incoming"
        LaterChange.objects.create(
            what="; ".join(changes), changed_by=by, **{key: entry}
        )


def _said(entry: OutgoingEntry | IncomingEntry, name: str) -> str:
    """The value of a field as the register shows it."""
    show = getattr(entry, f"get_{name}_display", None)
    value = show() if show else getattr(entry, name)
    return f"“{value}”" if value not in (None, "") else "“”"


def last_number(entries: QuerySet[OutgoingEntry] | QuerySet[IncomingEntry]) -> int:
    """The highest number given out in a period, 0 before the first."""
    return (
        entries.order_by(F("number").desc()).values_list("number", flat=True).first()
        or 0
    )
