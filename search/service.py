"""The site's search for one person: their tokens, what is withheld, the last check."""

import datetime
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from django.utils import timezone

from intranet import access
from search import outbox, sources
from search.analysis import fold
from search.backend import get_engine
from search.engines.base import Engine
from search.models import SynonymGroup
from search.query import FIELD_SIGN, FIELDS
from search.records import FACETS, FacetValue, Hit, SearchRequest, SearchResults, Sort
from search.searching import Searcher
from search.synonyms import Synonyms, combined

MOST_CHECKS = 3
DEEPEST = 5_000
"""Nobody leafs further; engines answer slowly there."""


@dataclass(frozen=True, slots=True)
class SiteSearch:
    """What a person asks the site for."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 10

    @property
    def offset(self) -> int:
        return min((self.page - 1) * self.per_page, DEEPEST)


@dataclass(frozen=True, slots=True)
class SiteResults:
    """Results that were checked against the database."""

    search: SiteSearch
    results: SearchResults
    engine: str
    took_ms: float

    @property
    def total(self) -> int:
        return self.results.total

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.results.hits

    @property
    def pages(self) -> int:
        return -(-self.total // self.search.per_page)


def search_site(
    viewer: access.Viewer, search: SiteSearch, engine: Engine | None = None
) -> SiteResults:
    """Search for a person; raises EngineUnavailable.

    Hits are checked once more against the database. One that its reader may not see (a
    change by other means than ours) is excluded, and the search is done again, so that
    counts and facets do not tell of it either.
    """
    started = time.perf_counter()
    engine = engine or get_engine()
    names = known() if FIELD_SIGN in search.text else {}
    searcher = Searcher(engine, synonyms=synonyms(), known=names, today=_today())
    request = SearchRequest(
        text=search.text,
        viewers=access.search_tokens(viewer),
        exclude_ids=outbox.withheld(),
        filters=search.filters,
        sort=search.sort,
        offset=search.offset,
        limit=search.per_page,
    )
    results = searcher.search(request)
    for _ in range(MOST_CHECKS):
        hidden = _hidden(viewer, results)
        if not hidden:
            break
        outbox.enqueue(hidden, narrows=True)
        request = replace(request, exclude_ids=request.exclude_ids | hidden)
        results = searcher.search(request)
    else:
        results = SearchResults(0, ())
    elapsed = (time.perf_counter() - started) * 1000
    return SiteResults(search, results, engine.name, round(elapsed, 1))


def _hidden(viewer: access.Viewer, results: SearchResults) -> frozenset[str]:
    ids = {hit.id for hit in results.hits}
    if results.exact:
        ids.add(results.exact.id)
    seen: set[str] = set()
    for source, keys in sources.by_source(ids):
        seen |= {keys[key] for key in source.visible(viewer, list(keys))}
    return frozenset(ids - seen)


def _today() -> datetime.date:
    return timezone.localdate()


def synonyms() -> Synonyms:
    """The shipped list and the editors' own."""
    own = SynonymGroup.objects.order_by("pk")
    return combined(tuple(tuple(group.lines) for group in own))


def known() -> dict[str, Collection[str]]:
    """What may be typed after the name of a field, folded."""
    found: dict[str, set[str]] = {}
    for facet in set(FIELDS.values()):
        for source in sources.registered():
            found.setdefault(facet, set()).update(map(fold, source.known(facet)))
    return dict(found)


def labelled(results: SearchResults) -> dict[str, list[tuple[FacetValue, str]]]:
    """The facets that have values, with what each value is called."""
    shown = {}
    for facet in FACETS:
        values = results.facets.get(facet, ())
        if values:
            names = labels(facet, [value.value for value in values])
            shown[facet] = [
                (value, names.get(value.value, value.value)) for value in values
            ]
    return shown


def labels(facet: str, values: Collection[str]) -> dict[str, str]:
    """What values of a facet are called, as the sources say."""
    names: dict[str, str] = {}
    for source in sources.registered():
        names |= source.labels(facet, values)
    return names
