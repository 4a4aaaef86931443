"""Keeps what pages cite, and what that makes documents to each other.

Written when a page is published, and for pages that an older reader read by the helper.
A document that arrives is looked for among the citations that have no page yet, so they
become links by themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from pages import held_documents
from pages.citation_resolution import Lookup, Resolution, resolve
from pages.cited_texts import CitedText, read_texts
from pages.models.article import ArticlePage
from pages.models.catalogue import CatalogueEntry
from pages.models.citation import CitationReading, PageCitation
from pages.models.guidance import GuidancePage
from pages.models.official_document import OfficialDocumentPage
from pages.relations import noting

CITING = (OfficialDocumentPage, GuidancePage, ArticlePage)
READER = 1
"""Raised when the reader of citations or of relations has learnt something."""
AT_ONCE = 10


@transaction.atomic
def page_was_published(*, page: Page) -> None:
    """Note what the page cites, and link what cites it."""
    note(page=page)
    if isinstance(page, OfficialDocumentPage):
        _link(page)


@transaction.atomic
def note(*, page: Page) -> None:
    """Note anew what the page cites, and what relations its text states."""
    if not isinstance(page, CITING):
        return
    read = read_texts(page)
    rows = [
        _row(page, position, item) for position, item in enumerate(read.citations, 1)
    ]
    _follow(rows, page, held_documents.lookup(live=True))
    PageCitation.objects.filter(source=page).delete()
    PageCitation.objects.bulk_create(row for row in rows if row.target_id != page.pk)
    if isinstance(page, OfficialDocumentPage):
        noting.note_proposals(page=page, read=read)
    CitationReading.objects.update_or_create(
        page_id=page.pk, defaults={"reader": READER}
    )


def note_next() -> bool:
    """Read some published pages that no reader of this state has read; whether there
    were any."""
    kinds = [model._meta.model_name for model in CITING]
    read = CitationReading.objects.filter(reader=READER).values("page")
    unread = CatalogueEntry.objects.filter(kind__in=kinds).exclude(pk__in=read)
    ids = list(unread.order_by("-pk").values_list("pk", flat=True)[:AT_ONCE])
    for page in Page.objects.filter(pk__in=ids).specific():
        note(page=page)
    return bool(ids)


def _row(page: Page, position: int, item: CitedText) -> PageCitation:
    found = item.citation
    words = ("text", "label", "number", "symbol", "document_type", "date", "issuer")
    return PageCitation(
        source=page,
        position=position,
        anchor=item.anchor,
        sentence=item.sentence,
        clause=(found.clause_text or "")[:200],
        target_anchor=found.anchors[0][:120] if found.anchors else "",
        doubts=[
            {"code": doubt.doubt, "cited": found.date, "held": doubt.against}
            for doubt in item.doubts
        ],
        **{name: getattr(found, name) or "" for name in (*words, "name")},
    )


def _follow(rows: Sequence[PageCitation], source: Page, lookup: Lookup) -> None:
    """Find the document that each row means; what does not fit is kept beside it."""
    body = getattr(source, "issuing_body", None)
    nearby = [one.name for one in (body, body.parent if body else None) if one]
    as_of = getattr(source, "issued_on", "") or None
    for row in rows:
        meant = resolve(row.as_citation(), lookup, nearby_issuers=nearby, as_of=as_of)
        row.target_id = meant.candidate.id if meant.candidate else None
        own = [doubt for doubt in row.doubts if not doubt.get("of_target")]
        row.doubts = [*own, *_contradictions(meant)]


def _contradictions(meant: Resolution) -> Iterator[dict[str, object]]:
    """Told only to who may see the document, for they say something of it."""
    if meant.candidate:
        for warning in meant.warnings:
            yield {**asdict(warning), "of_target": True}


def _link(page: OfficialDocumentPage) -> None:
    """Follow anew what leads here and what may, now that the page is there."""
    may = Q(target=page)
    if page.number:
        may |= Q(number__in=held_documents.spellings(page.number))
    if page.document_type and page.document_type.code in held_documents.NAMED:
        may |= Q(number="", target=None)
    lookup = held_documents.lookup(live=True)
    rows = list(PageCitation.objects.filter(may).exclude(source=page))
    by_source: dict[int, list[PageCitation]] = {}
    for row in rows:
        by_source.setdefault(row.source_id, []).append(row)
    for source in Page.objects.filter(pk__in=by_source).specific():
        _follow(by_source[source.pk], source, lookup)
    PageCitation.objects.bulk_update(rows, ["target", "doubts"], batch_size=500)
    noting.follow_citations(sources=by_source.keys())
