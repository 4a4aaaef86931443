"""Whom each text asks: units that exist and may see it, and their people."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from intranet import access
from intranet.models import User
from units.acknowledgement.texts import Text
from units.models import Membership, Unit

# The people of the units that a text asks, by text and unit.
Audience = dict[int, dict[int, list[int]]]


def audience(texts: Sequence[Text]) -> Audience:
    """Units that exist and may see the text, each with its members who may see it; a few
    queries however many texts and units there are."""
    pages = access.stored_tokens(text.pk for text in texts)
    units = list(Unit.objects.open_on().values_list("pk", flat=True))
    members, groups = _members(units)
    found: Audience = {}
    for text in texts:
        asked = pages.get(text.pk, set())
        found[text.pk] = chosen = {}
        for unit_id in units:
            own = frozenset({access.PUBLIC, access.EVERYONE, f"unit:{unit_id}"})
            people = [
                person
                for person in members.get(unit_id, ())
                if access.holds(own | groups[person], asked)
            ]
            if people or access.holds(own, asked):
                chosen[unit_id] = people
    return found


def _members(
    units: Iterable[int],
) -> tuple[dict[int, list[int]], dict[int, frozenset[str]]]:
    rows = Membership.objects.active().filter(unit__in=units, user__is_active=True)
    members: dict[int, list[int]] = defaultdict(list)
    for unit_id, person in rows.order_by("pk").values_list("unit_id", "user_id"):
        members[unit_id].append(person)
    held: dict[int, set[str]] = defaultdict(set)
    links = User.groups.through.objects.filter(user__in=rows.values("user"))
    for person, group in links.values_list("user_id", "group_id"):
        held[person].add(f"group:{group}")
    people = {person for found in members.values() for person in found}
    return members, {person: frozenset(held[person]) for person in people}
