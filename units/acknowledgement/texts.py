"""The published texts that ask to be acknowledged, and whom each asks."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from intranet import access
from intranet.models import User
from pages.models import ArticlePage, OfficialDocumentPage
from units.models import Membership, Unit

KINDS: tuple[type[OfficialDocumentPage | ArticlePage], ...] = (
    OfficialDocumentPage,
    ArticlePage,
)
FIELDS = ("pk", "title", "url_path", "ask_persons", "ask_units", "acknowledge_by")


@dataclass(frozen=True)
class Text:
    """What a list needs of a text that asks."""

    pk: int
    title: str
    url_path: str
    ask_persons: bool
    ask_units: bool
    due: datetime.date | None

    @property
    def url(self) -> str:
        """Its address, for a site at the root of one tree."""
        return "/" + "/".join(self.url_path.split("/")[2:])


def asking(**filters: object) -> list[Text]:
    """The live texts that ask, those with the nearest day first."""
    found: list[Text] = []
    for kind in KINDS:
        rows = kind.objects.live().filter(Q(ask_persons=True) | Q(ask_units=True))
        found += [Text(*row) for row in rows.filter(**filters).values_list(*FIELDS)]
    return sorted(found, key=lambda text: (text.due or datetime.date.max, -text.pk))


def visible_asking(user: access.Viewer) -> list[Text]:
    """Those that the person may see."""
    texts = asking()
    seen = access.visible_pages(user).filter(pk__in=[text.pk for text in texts])
    visible = set(seen.values_list("pk", flat=True))
    return [text for text in texts if text.pk in visible]


def text_of(page_id: int) -> Text | None:
    """The text, if it is live and asks."""
    found = asking(pk=page_id)
    return found[0] if found else None


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


def page_of(text: Text) -> Page:
    """The row that marks refer to."""
    return Page.objects.get(pk=text.pk)
