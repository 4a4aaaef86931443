"""The day for which a reader asks whether a document holds: ``?as-of=15/06/2026``."""

import datetime

from django.http import HttpRequest

from pages.models.dates import first_day, parse_partial

PARAMETER = "as-of"
LONGEST = 20


def asked(request: HttpRequest) -> datetime.date | None:
    """The day in the address, in either order; None for none and for what is no day."""
    written = request.GET.get(PARAMETER, "")[:LONGEST]
    iso = parse_partial(written) if written else ""
    return first_day(iso) if len(iso) == 10 else None
