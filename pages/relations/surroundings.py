"""Everything around a document in groups: what it is to others, and others to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wagtail.models import Page

from intranet import access
from pages import cited
from pages.effect import Effect
from pages.models.catalogue import CatalogueEntry
from pages.relations.kinds import RelationKind
from pages.relations.reading import Standing, Tie

# The order in which groups stand: what matters most for the effect comes first.
_ORDER = [
    RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.AMENDS,
    RelationKind.CORRECTS, RelationKind.CONSOLIDATES, RelationKind.BASED_ON,
    RelationKind.IMPLEMENTS, RelationKind.DETAILS, RelationKind.GUIDES,
    RelationKind.ATTACHED_TO, RelationKind.RELATED, RelationKind.CITES,
]  # fmt: skip


@dataclass(frozen=True)
class Neighbour:
    """A document at the other end, as far as the reader may know of it."""

    name: str
    address: str = ""
    subject: str = ""
    effect: Effect | None = None
    places: str = ""
    tie: Tie | None = None


@dataclass
class Group:
    """All documents to which a document is the same."""

    phrase: str
    outgoing: bool
    neighbours: list[Neighbour] = field(default_factory=list)


def around(page: Page, user: access.Viewer, standing: Standing) -> list[Group]:
    """The groups of a document: its ties, and what else cites it or is cited by it."""
    groups = {
        (kind, outgoing): Group(
            str(kind.label if outgoing else kind.from_the_other_end), outgoing
        )
        for kind in _ORDER
        for outgoing in (True, False)
    }
    known: set[tuple[bool, object]] = set()
    for tie in standing.ties:
        groups[tie.kind, tie.outgoing].neighbours.append(_of_tie(tie))
        known.add((tie.outgoing, _identity(tie.entry, tie.relation.text)))
    ends = cited.both_ends(page, user)
    for outgoing, citations in ((True, ends.cites), (False, ends.cited_by)):
        group = groups[RelationKind.CITES, outgoing]
        for citation in citations:
            identity = outgoing, _identity(citation.entry, citation.text)
            if identity not in known:
                known.add(identity)
                group.neighbours.append(_of_citation(citation))
    return [group for group in groups.values() if group.neighbours]


def _identity(entry: CatalogueEntry | None, text: str) -> object:
    return entry.pk if entry else text


def _of_tie(tie: Tie) -> Neighbour:
    entry = tie.entry
    return Neighbour(
        tie.name,
        tie.address,
        entry.summary or entry.title if entry else "",
        entry.effect if entry else None,
        tie.places,
        tie,
    )


def _of_citation(citation: cited.Shown) -> Neighbour:
    entry = citation.entry
    if entry is None:
        return Neighbour(citation.text)
    summary = entry.summary or entry.title if entry.number_symbol else ""
    return Neighbour(
        entry.short_name, citation.address, summary, entry.effect, citation.clause
    )


def towards(groups: Iterable[Group], *, outgoing: bool) -> Iterator[Group]:
    """The groups of one direction."""
    return (group for group in groups if group.outgoing is outgoing)
