"""Outgoing numbers: taken, reserved, made void; each stays in the register for good."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from pages import paper
from pages.models import NumberSeries, OfficialDocumentPage, OutgoingEntry
from pages.models.dates import first_day
from pages.registers.books import Book, RegisterRefused, last_number, revise

States = OutgoingEntry.State


def series_for(page: OfficialDocumentPage) -> NumberSeries | None:
    """The series that numbers a document: one for its type goes before one for all
    types of the body; None for documents of others."""
    of_body = NumberSeries.objects.filter(body=page.issuing_body_id)
    own = of_body.filter(document_types=page.document_type_id).first()
    return own or of_body.filter(document_types=None).first()


def period_of(series: NumberSeries, day: datetime.date) -> str:
    """The period in which a number of ``day`` counts."""
    return str(day.year) if series.runs == NumberSeries.Runs.YEAR else series.term


def _next_entry(series: NumberSeries, day: datetime.date) -> OutgoingEntry:
    """A row with the next number, not stored yet. The series is locked until the
    transaction ends, so two people never get the same one."""
    locked = NumberSeries.objects.select_for_update().get(pk=series.pk)
    book = Book(locked, period_of(locked, day))
    book.refuse_closed()
    number = last_number(book.entries()) + 1
    return OutgoingEntry(series=locked, period=book.period, number=number)


@transaction.atomic
def give(*, page: OfficialDocumentPage, by: User) -> OutgoingEntry:
    """Give a document its number; the draft and the register have it at once.

    Raises:
        RegisterRefused: it has a number, its body has no series, its draft is frozen, or
            the register is closed.
    """
    draft = page.get_latest_revision_as_object()
    if draft.number or OutgoingEntry.objects.filter(document=page).exists():
        raise RegisterRefused(_("This document has a number already."))
    series = series_for(draft)
    if series is None:
        raise RegisterRefused(
            _("%(body)s has no number series. An editor adds one under Registers.")
            % {"body": draft.issuing_body or _("This body")}
        )
    lock = page.get_lock()
    if lock and lock.for_user(by):
        raise RegisterRefused(_("The document is locked, so its number cannot change."))
    day = first_day(draft.issued_on) or timezone.localdate()
    entry = _next_entry(series, day)
    draft.number = f"{entry.number:02d}"
    draft.save_revision(user=by, log_action=True)
    _copy(draft, entry)
    entry.state, entry.document, entry.entered_by = States.GIVEN, page, by
    entry.dated = entry.dated or day.isoformat()
    entry.save()
    log(page, "pages.give_number", user=by, data={"number": entry.number_symbol})
    return entry


def _copy(page: OfficialDocumentPage, entry: OutgoingEntry) -> None:
    """Fill the columns of the register from the document."""
    kind = page.document_type.name if page.document_type else ""
    entry.number_symbol = page.number_symbol
    entry.dated = page.issued_on
    entry.subject = ": ".join(part for part in (kind, page.subject.strip()) if part)
    entry.signer = page.signer
    entry.recipients = "; ".join(paper.lines(page.recipients))


@transaction.atomic
def reserve(
    *, series: NumberSeries, count: int, reason: str, by: User
) -> list[OutgoingEntry]:
    """Keep the next ``count`` numbers for documents still to come.

    Raises:
        RegisterRefused: the register is closed.
    """
    entries = []
    for _number in range(count):
        entry = _next_entry(series, timezone.localdate())
        entry.state, entry.reason, entry.entered_by = States.RESERVED, reason, by
        entry.save()
        entries.append(entry)
    return entries


@transaction.atomic
def make_void(*, entry: OutgoingEntry, reason: str, by: User) -> OutgoingEntry:
    """Give a number up; it stays in the register with its reason.

    Raises:
        RegisterRefused: a published document bears it, or it is void already.
    """
    entry = OutgoingEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if entry.state == States.VOID:
        raise RegisterRefused(_("This number is void already."))
    if entry.document and entry.document.live:
        raise RegisterRefused(
            _("A published document bears this number. Recall the document instead.")
        )
    entry.state, entry.reason, entry.document = States.VOID, reason, None
    revise(entry=entry, by=by)
    log(entry.series, "pages.void_number", user=by, data={"number": entry.number})
    return entry
