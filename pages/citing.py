"""Keeps the citations of published pages, and shows them from both ends.

Written when a page is published. A document that arrives is looked for among the
citations that have no page yet, so they become links by themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from intranet import access
from pages import held_documents
from pages.citation_resolution import Lookup, resolve
from pages.citations import Citation, find_citations
from pages.models.article import ArticlePage
from pages.models.catalogue import CatalogueEntry
from pages.models.citation import PageCitation
from pages.models.guidance import GuidancePage
from pages.models.official_document import OfficialDocumentPage
from pages.search_passages import own_passages
from pages.sentences import Sentences

CITING = (OfficialDocumentPage, GuidancePage, ArticlePage)
SHOWN = 20


@dataclass(frozen=True)
class Shown:
    """A citation as a reader sees it; ``entry`` is the page at its other end, if any."""

    text: str
    sentence: str
    anchor: str
    entry: CatalogueEntry | None


@transaction.atomic
def page_was_published(*, page: Page) -> None:
    """Note what the page cites, and link what cites it."""
    if isinstance(page, CITING):
        _note(page)
    if isinstance(page, OfficialDocumentPage):
        _link(page)


@dataclass(frozen=True)
class BothEnds:
    """What a document cites, each document once, and where it is cited."""

    cites: list[Shown]
    cited_by: list[Shown]


def both_ends(page: Page, user: access.Viewer) -> BothEnds:
    """What the person may not see is no link, or is not there."""
    seen = CatalogueEntry.objects.visible_to(user).only("title", "url_path")
    rows = PageCitation.objects.made_by(page)
    each = {row.label: row for row in reversed(rows)}
    made = sorted(each.values(), key=lambda row: row.position)
    targets = {row.target_id for row in made if row.target_id}
    entries = seen.in_bulk(targets) if targets else {}
    received = PageCitation.objects.received_by(page, seen)[:SHOWN]
    return BothEnds(
        [_shown(row, entries.get(row.target_id)) for row in made],
        [_shown(row, row.source.access.entry) for row in received],
    )


def _shown(row: PageCitation, entry: CatalogueEntry | None) -> Shown:
    return Shown(row.text, row.sentence, row.anchor, entry)


def _note(page: Page) -> None:
    lookup = held_documents.lookup(live=True)
    rows = list(_rows(page))
    for row in rows:
        row.target_id = _target(row, page, lookup)
    PageCitation.objects.filter(source=page).delete()
    PageCitation.objects.bulk_create(row for row in rows if row.target_id != page.pk)


def _rows(page: Page) -> Iterator[PageCitation]:
    position = 0
    for passage in own_passages(page):
        sentences = Sentences(passage.text)
        for citation in find_citations(passage.text):
            around = sentences.around(citation.start, citation.end)
            position += 1
            yield PageCitation(
                source=page,
                position=position,
                anchor=passage.anchor.removeprefix("#"),
                sentence=passage.text[around.start : around.end].strip(),
                **_words(citation),
            )


def _words(citation: Citation) -> dict[str, str]:
    names = ("text", "label", "number", "symbol", "document_type", "date", "issuer")
    return {name: getattr(citation, name) or "" for name in (*names, "name")}


def _target(row: PageCitation, source: Page, lookup: Lookup) -> int | None:
    body = getattr(source, "issuing_body", None)
    nearby = [one.name for one in (body, body.parent if body else None) if one]
    meant = resolve(
        row.as_citation(),
        lookup,
        nearby_issuers=nearby,
        as_of=getattr(source, "issued_on", "") or None,
    )
    return meant.candidate.id if meant.candidate else None


def _link(page: OfficialDocumentPage) -> None:
    """Follow anew what leads here and what may, now that the page is there."""
    may = Q(target=page)
    if page.number:
        may |= Q(number__in=held_documents.spellings(page.number))
    if page.document_type and page.document_type.code in held_documents.NAMED:
        may |= Q(number="", target=None)
    lookup = held_documents.lookup(live=True)
    rows = list(PageCitation.objects.filter(may).exclude(source=page))
    sources = {
        p.pk: p
        for p in Page.objects.filter(pk__in={row.source_id for row in rows}).specific()
    }
    for row in rows:
        row.target_id = _target(row, sources[row.source_id], lookup)
    PageCitation.objects.bulk_update(rows, ["target"], batch_size=500)
