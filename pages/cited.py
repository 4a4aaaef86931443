"""What a page cites and where it is cited, as one reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Page

from intranet import access
from pages.cite_links import CiteLink
from pages.citing_words import doubt_words
from pages.models.catalogue import CatalogueEntry
from pages.models.citation import PageCitation
from pages.models.relation import entry_of

SHOWN = 20
Entries = dict[int, CatalogueEntry]


@dataclass(frozen=True)
class Shown:
    """A citation as a reader sees it; ``entry`` is the page at its other end, if any."""

    text: str
    sentence: str
    anchor: str
    clause: str
    address: str
    entry: CatalogueEntry | None
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class BothEnds:
    """What a page cites, each document once, and where it is cited; for its text the
    link of each citation by its words, and for the cards the documents behind them."""

    cites: list[Shown] = field(default_factory=list)
    cited_by: list[Shown] = field(default_factory=list)
    links: dict[str, CiteLink | None] = field(default_factory=dict)
    cards: list[CatalogueEntry] = field(default_factory=list)


def both_ends(page: Page, user: access.Viewer) -> BothEnds:
    """What the person may not see is no link, or is not there."""
    seen = CatalogueEntry.objects.visible_to(user)
    own = list(PageCitation.objects.made_by(page))
    targets = {row.target_id for row in own if row.target_id}
    entries: Entries = seen.as_lines().in_bulk(targets) if targets else {}
    made = {row.label: row for row in reversed(own)}
    in_order = sorted(made.values(), key=lambda row: row.position)
    received = PageCitation.objects.received_by(page, seen)[:SHOWN]
    return BothEnds(
        [_cited(row, entries) for row in in_order],
        [_citing(row) for row in received],
        _links(own, entries),
        list(entries.values()),
    )


def _cited(row: PageCitation, entries: Entries) -> Shown:
    entry = entries.get(row.target_id or 0)
    address = _address(entry, row.target_anchor)
    doubts = doubt_words(row.doubts, of_target=entry is not None)
    return Shown(
        row.text, row.sentence, row.anchor, row.clause, address, entry, tuple(doubts)
    )


def _citing(row: PageCitation) -> Shown:
    entry = entry_of(row.source)
    address = _address(entry, row.anchor)
    return Shown(row.text, row.sentence, row.anchor, row.clause, address, entry, ())


def _address(entry: CatalogueEntry | None, anchor: str) -> str:
    if entry is None:
        return ""
    return f"{entry.url}#{anchor}" if anchor else entry.url


def _links(own: Iterable[PageCitation], entries: Entries) -> dict[str, CiteLink | None]:
    """By their words; the same words for two documents lead to neither."""
    meant: dict[str, set[int | None]] = {}
    for row in own:
        meant.setdefault(row.text, set()).add(row.target_id)
    found: dict[str, CiteLink | None] = {}
    for text, targets in meant.items():
        entry = entries.get(min(filter(None, targets), default=0))
        is_told = entry is not None and len(targets) == 1
        found[text] = CiteLink(entry.url, entry.pk) if entry and is_told else None
    return found
