"""For which of their units a person works now: theirs, where they have one; the one they
chose, where they have several. The choice lives in the session and holds only while they
belong to the unit."""

from typing import Any

from django.http import HttpRequest

from intranet.models import User
from units.models import Membership, Unit

SESSION_KEY = "acting_unit"


def memberships_of(user: User) -> list[Membership]:
    """What the person belongs to today, with the units, in tree order.
    Kept on the user object, so access and the frame of a page ask once a request."""
    known: list[Membership] | None = getattr(user, "_memberships_today", None)
    if known is None:
        known = list(Membership.objects.of_today(user))
        user._memberships_today = known  # type: ignore[attr-defined]  # a request's
    return known


def my_units(request: HttpRequest) -> list[Unit]:
    """The units the person belongs to today, in tree order."""
    if not request.user.is_authenticated:
        return []
    mine = {item.unit_id: item.unit for item in memberships_of(request.user)}
    return list(mine.values())


def acting_unit(request: HttpRequest) -> Unit | None:
    """The unit the person works for now; None for nobody's member and for who has yet
    to choose."""
    units = my_units(request)
    if len(units) == 1:
        return units[0]
    chosen = request.session.get(SESSION_KEY) if units else None
    return next((unit for unit in units if unit.pk == chosen), None)


def choose(request: HttpRequest, unit_id: Any) -> Unit | None:
    """Work for another of one's units from now on; None where it is not one's own."""
    for unit in my_units(request):
        if str(unit.pk) == str(unit_id):
            request.session[SESSION_KEY] = unit.pk
            return unit
    return None
