"""The viewer tokens that come from units: what ``units`` hands to ``intranet.access``.

Tokens that people hold are worked out anew at each request, so a membership or a closing
that begins today needs no one to store anything; what a unit asks for changes only with
its place in the tree."""

from collections.abc import Iterable, Mapping

from django.utils import timezone
from wagtail.models import Page

from intranet import access
from intranet.models import User
from intranet.roles import REVIEWERS
from units import acting
from units.models import Unit, UnitPage, UnitsIndexPage

OVER_ALL = "above:0"


def tokens_of_user(user: User) -> Iterable[str]:
    """``unit:`` for each unit the person belongs to today, ``above:`` for each they
    supervise, ``after:`` for what their units succeeded; the reviewer is over all."""
    if any(group.name == REVIEWERS for group in user.groups.all()):
        yield OVER_ALL
    own = acting.memberships_of(user)
    for membership in own:
        yield f"unit:{membership.unit_id}"
        if membership.supervises:
            yield f"above:{membership.unit_id}"
    for unit_id in _succeeded_by({item.unit_id for item in own if item.succeeds}):
        yield f"after:{unit_id}"


def _succeeded_by(units: set[int]) -> set[int]:
    """Units that closed by today and whose successor, or its successor, is one of
    these."""
    closed = Unit.objects.filter(closed__lte=timezone.localdate())
    found: set[int] = set()
    latest = units
    while latest:
        rows = closed.filter(successor__in=latest).values_list("pk", flat=True)
        latest = set(rows) - found - units
        found |= latest
    return found


def tokens_of_unit(unit: Unit) -> frozenset[str]:
    """What a private record of a unit asks for: its own members', the supervisors' of
    the unit and of each above it, and its successor's once it has closed."""
    above = (f"above:{ancestor}" for ancestor in unit.ancestor_ids)
    return frozenset(
        {access.ADMIN, f"unit:{unit.pk}", f"after:{unit.pk}", OVER_ALL, *above}
    )


def tokens_of_groups(groups: set[int]) -> dict[int, frozenset[str]]:
    """A unit's own group stands for the unit, by dated membership."""
    if not groups:
        return {}
    units = Unit.objects.filter(group__in=groups)
    return {unit.group_id: tokens_of_unit(unit) for unit in units if unit.group_id}


def tokens_of_pages(paths: Mapping[int, str]) -> dict[int, frozenset[str]]:
    """Pages in a private section ask for their unit, whatever restrictions they have;
    those below the container that belong to no unit are for administrators."""
    container = UnitsIndexPage.objects.values_list("path", flat=True).first()
    if container is None:
        return {}
    length = len(container) + Page.steplen
    sections = {
        page_id: path[:length]
        for page_id, path in paths.items()
        if path.startswith(container) and path != container
    }
    if not sections:
        return {}
    wanted = set(sections.values())
    owners = UnitPage.objects.filter(path__in=wanted).select_related("unit")
    by_path = {owner.path: tokens_of_unit(owner.unit) for owner in owners}
    nobody = frozenset({access.ADMIN})
    return {
        page_id: by_path.get(section, nobody) for page_id, section in sections.items()
    }
