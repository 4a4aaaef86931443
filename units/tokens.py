"""The viewer tokens that come from units: what ``units`` hands to ``intranet.access``."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import Page

from intranet import access
from intranet.models import User
from intranet.roles import REVIEWERS
from units.models import Membership, Unit, UnitPage, UnitsIndexPage


def tokens_of_user(user: User) -> Iterable[str]:
    """``unit:`` for each unit the person belongs to today, ``above:`` for each they
    supervise; the reviewer supervises every tree of units."""
    memberships = Membership.objects.active().filter(user=user)
    for unit_id, supervises in memberships.values_list("unit_id", "supervises"):
        yield f"unit:{unit_id}"
        if supervises:
            yield f"above:{unit_id}"
    if user.groups.filter(name=REVIEWERS).exists():
        for root_id in Unit.objects.filter(parent=None).values_list("pk", flat=True):
            yield f"above:{root_id}"


def tokens_of_unit(unit: Unit) -> frozenset[str]:
    """What a private record of a unit asks for: its own members', and the supervisors'
    of the unit and of each above it. A closed unit is also open to its successor."""
    tokens = {access.ADMIN, f"unit:{unit.pk}"}
    tokens.update(f"above:{ancestor}" for ancestor in unit.ancestor_ids)
    if unit.is_closed and unit.successor_id:
        tokens.add(f"unit:{unit.successor_id}")
    return frozenset(tokens)


def tokens_of_group(group: Group) -> Iterable[str] | None:
    """A unit's own group stands for the unit, by dated membership."""
    unit = Unit.objects.filter(group=group).first()
    return tokens_of_unit(unit) if unit else None


def tokens_of_page(page: Page) -> Iterable[str] | None:
    """A page in a private section asks for its unit, whatever restrictions it has; one
    below the container that belongs to no unit is for administrators."""
    container = UnitsIndexPage.objects.first()
    if container is None or not page.path.startswith(container.path):
        return None
    if page.path == container.path:
        return None
    section = page.path[: len(container.path) + Page.steplen]
    owner = UnitPage.objects.filter(path=section).select_related("unit").first()
    return tokens_of_unit(owner.unit) if owner else {access.ADMIN}
