"""Which of some records a search finds, for one reader: strictly as typed."""

from collections.abc import Collection
from dataclasses import replace

from intranet import access
from search import outbox, sources
from search.backend import get_engine
from search.engines.base import Scope, Selection, Stored
from search.fields import Field
from search.plan import Term, all_of, any_of
from search.planner import Planner
from search.query import parse
from search.ranking import WEIGHTS
from search.service import SiteSearch, known, synonyms


def matching(
    viewer: access.Viewer, search: SiteSearch, ids: Collection[str]
) -> list[Stored]:
    """Those of the records that the search finds and that the reader may see; raises
    EngineUnavailable."""
    if not ids:
        return []
    plan = Planner(WEIGHTS, synonyms()).plan(parse(search.text, known()))
    among = any_of([Term(Field.ID, record_id) for record_id in sorted(ids)])
    selection = Selection(
        replace(plan, match=all_of([plan.match, among])),
        Scope(access.search_tokens(viewer), outbox.withheld()),
        filters=search.filters,
        limit=len(ids),
    )
    found = get_engine().select(selection).records
    seen = visible(viewer, [stored.id for stored in found])
    return [stored for stored in found if stored.id in seen]


def visible(viewer: access.Viewer, ids: Collection[str]) -> set[str]:
    """Those of some records that the reader may see, as the database says."""
    seen: set[str] = set()
    for source, keys in sources.by_source(ids):
        seen |= {keys[key] for key in source.visible(viewer, list(keys))}
    return seen
