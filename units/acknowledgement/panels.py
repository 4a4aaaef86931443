"""What stands on a text that asks, and on the front page of who has still to read."""

from django.http import HttpRequest
from wagtail.models import Page

from intranet.models import User
from intranet.panels import Panel
from units import acting
from units.acknowledgement.opening import opened
from units.acknowledgement.texts import visible_asking
from units.models import ReadMark, Study
from units.permissions import can_write, supervises_units

NEAREST = 3


def below_text(request: HttpRequest, page: Page) -> Panel | None:
    """At the end of a text that asks: confirm, report, follow. That it was shown is
    recorded here, where it is known to be."""
    if not getattr(page, "asks_acknowledgement", False):
        return None
    if not isinstance(request.user, User):
        return None
    opened(page, request)
    unit = acting.acting_unit(request)
    context = {
        "page": page,
        "read": ReadMark.objects.filter(page=page.pk, person=request.user).first(),
        "unit": unit,
        "study": Study.objects.filter(page=page.pk, unit=unit).first(),
        "may_write": unit is not None and can_write(request.user, unit),
        "supervises": supervises_units(request.user),
    }
    return Panel("units/acknowledgement/panel.html", context)


def to_read(request: HttpRequest) -> Panel | None:
    """On the front page: what the person, or their unit, has still to acknowledge."""
    units = acting.my_units(request)
    if not units or not isinstance(request.user, User):
        return None
    texts = visible_asking(request.user)
    if not texts:
        return None
    pages = [text.pk for text in texts]
    read = set(
        ReadMark.objects.filter(page__in=pages, person=request.user).values_list(
            "page_id", flat=True
        )
    )
    unit = acting.acting_unit(request)
    studied = set(
        Study.objects.filter(page__in=pages, unit=unit).values_list(
            "page_id", flat=True
        )
    )
    owed = [
        text
        for text in texts
        if (text.ask_persons and text.pk not in read)
        or (text.ask_units and unit is not None and text.pk not in studied)
    ]
    if not owed:
        return None
    context = {"texts": owed[:NEAREST], "count": len(owed)}
    return Panel("units/acknowledgement/home.html", context, order=15)
