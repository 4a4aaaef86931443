"""Arrivals: each document that comes in gets the next arrival number of the year."""

from django.db import IntegrityError, transaction

from intranet.models import User
from pages.models import IncomingEntry
from pages.registers.books import Book, last_number

TRIES = 20


def enter(*, entry: IncomingEntry, by: User) -> IncomingEntry:
    """Store a row with the next arrival number of its year. Two clerks who enter at the
    same moment are told apart by the constraint: the later one takes the next number.

    Raises:
        RegisterRefused: the register of that year is closed.
    """
    book = Book(None, str(entry.arrived_on.year))
    entry.period, entry.entered_by = book.period, by
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                book.refuse_closed()
                entry.number = last_number(book.entries()) + 1
                entry.save(force_insert=True)
                return entry
        except IntegrityError:
            entry.pk = None
            if attempt == TRIES - 1:
                raise
    return entry
