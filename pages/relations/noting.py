"""Proposals of relations, kept in step with the texts that state them.

What an editor has decided stays as it was decided, whatever is read later.
"""

from collections.abc import Iterable, Iterator

from django.db import transaction

from pages import anchors
from pages.cited_texts import ReadPage
from pages.models.citation import PageCitation
from pages.models.official_document import OfficialDocumentPage
from pages.models.relation import Relation
from pages.relations import effects
from pages.relations.kinds import RelationKind
from pages.relations.proposals import RelationProposal, propose_relations
from pages.reviews import raising
from search.document_types import fold

Key = tuple[str, str]


@transaction.atomic
def note_proposals(*, page: OfficialDocumentPage, read: ReadPage) -> None:
    """Propose what the text states; what it states no more is proposed no more."""
    known = {
        _key(row.kind, row.label): row
        for row in Relation.objects.filter(source=page).exclude(label="")
    }
    found = {_key(row.kind, row.label): row for row in _rows(page, read)}
    gone = [
        row.pk
        for key, row in known.items()
        if row.state == Relation.State.PROPOSED and key not in found
    ]
    Relation.objects.filter(pk__in=gone).delete()
    new = [row for key, row in found.items() if key not in known]
    Relation.objects.bulk_create(new)
    kept = [_renewed(known[key], row) for key, row in found.items() if key in known]
    Relation.objects.bulk_update(
        kept, ["source_anchor", "target_anchors", "text", "sentence"], batch_size=200
    )
    follow_citations(sources=[page.pk])


@transaction.atomic
def follow_citations(*, sources: Iterable[int]) -> None:
    """A relation leads where the citation leads that it was read from."""
    sources = list(sources)
    leads: dict[tuple[int, str], int | None] = {}
    citations = PageCitation.objects.filter(source__in=sources).order_by("-position")
    for source, label, led in citations.values_list("source", "label", "target"):
        leads[source, fold(label)] = led
    changed: list[Relation] = []
    touched: set[int | None] = set()
    for row in Relation.objects.filter(source__in=sources).exclude(label=""):
        target = leads.get((row.source_id, fold(row.label)), row.target_id)
        if target != row.target_id:
            touched |= {row.target_id, target}
            row.target_id = target
            changed.append(row)
    Relation.objects.bulk_update(changed, ["target"], batch_size=500)
    effects.refresh(touched)
    for row in changed:
        raising.relation_changed(row)


def _key(kind: str, label: str) -> Key:
    return kind, fold(label)


def _rows(page: OfficialDocumentPage, read: ReadPage) -> Iterator[Relation]:
    known = set(page.anchors())
    for proposal in propose_relations(read.whole, read.placed):
        if proposal.kind == RelationKind.CITES:
            continue
        citation = proposal.citation
        yield Relation(
            source=page,
            kind=proposal.kind,
            source_anchor=_source_anchor(proposal, read, known),
            target_anchors=list(dict.fromkeys(filter(None, citation.anchors))),
            label=citation.label,
            text=citation.text,
            sentence=read.whole[
                proposal.sentence_start : proposal.sentence_end
            ].strip(),
        )


def _source_anchor(proposal: RelationProposal, read: ReadPage, known: set[str]) -> str:
    place = proposal.from_clause
    if place:
        exact = anchors.anchor_of(
            place.article or "", place.clause or "", place.point or ""
        )
        if exact in known:
            return exact
    return read.anchor_of(proposal.citation.start)


def _renewed(row: Relation, read: Relation) -> Relation:
    """Where and how the text says it now; the clauses are the editor's once decided."""
    row.source_anchor, row.text, row.sentence = (
        read.source_anchor,
        read.text,
        read.sentence,
    )
    if row.state == Relation.State.PROPOSED:
        row.target_anchors = read.target_anchors
    return row
