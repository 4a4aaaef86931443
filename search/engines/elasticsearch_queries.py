"""Plans and selections in the language of Elasticsearch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from search.engines.base import FACET_SIZE, Rescoring, Scope, Selection
from search.fields import Field
from search.plan import AllOf, AnyOf, Everything, Flat, Node, Phrase, Term
from search.records import Sort

Query = dict[str, Any]

STORED = "stored"
PASSAGES = "passages"
PASSAGE_STORED = f"{PASSAGES}.{STORED}"
CHOSEN = "chosen"
"""The name under which the records with all chosen values are counted."""
COUNTS = "counts"
ORDERS = {Sort.NEWEST: "desc", Sort.OLDEST: "asc"}


# Nodes


def node(item: Node) -> Query:
    """What a node matches, for a filter."""
    match item:
        case Term(field, value) | Flat(field, value):
            return {"term": {field: value}}
        case Phrase(words):
            return {"match_phrase": {Field.TEXT: " ".join(words)}}
        case AnyOf(children, minimum):
            should = [node(child) for child in children]
            return {"bool": {"should": should, "minimum_should_match": minimum}}
        case AllOf(children):
            return {"bool": {"filter": [node(child) for child in children]}}
        case Everything():
            return {"match_all": {}}


def worth(term: Term | Flat, path: str = "") -> Query:
    """What a term adds to the score."""
    field = f"{path}{term.field}"
    if isinstance(term, Flat):
        flat = {"filter": {"term": {field: term.value}}, "boost": term.weight}
        return {"constant_score": flat}
    return {"term": {field: {"value": term.value, "boost": term.weight}}}


def among(field: str, values: Iterable[str]) -> Query:
    """Records with any of the values."""
    return {"terms": {field: sorted(values)}}


def scoped(scope: Scope) -> dict[str, list[Query]]:
    """What this reader may be told of."""
    excluded = [among(Field.ID, scope.exclude_ids)] if scope.exclude_ids else []
    return {"filter": [among(Field.VIEWERS, scope.viewers)], "must_not": excluded}


def matching(
    selection: Selection, filters: Mapping[str, tuple[str, ...]]
) -> dict[str, list[Query]]:
    """The clauses that say which records match, without their worth."""
    limits, plan = scoped(selection.scope), selection.plan
    return {
        "filter": [*limits["filter"], node(plan.match), *chosen(filters)],
        "must_not": [*limits["must_not"], *map(node, plan.excluded)],
    }


# Facets


def chosen(filters: Mapping[str, tuple[str, ...]]) -> list[Query]:
    """Records with the chosen values of facets."""
    return [among(_facet_field(name), values) for name, values in filters.items()]


def _facet_field(name: str) -> str:
    return f"facets.{name}"


def _counted(names: Iterable[str]) -> dict[str, Query]:
    return {
        name: {"terms": {"field": _facet_field(name), "size": FACET_SIZE}}
        for name in names
    }


def facets(selection: Selection) -> dict[str, Query]:
    """Each facet is counted under the filters on the others; those without a filter of
    their own are counted together."""
    filters = selection.filters
    if not filters:
        return _counted(selection.facets)
    free = [name for name in selection.facets if name not in filters]
    aggregations = {CHOSEN: _under(filters, free)}
    for name in selection.facets:
        if name in filters:
            others = {key: values for key, values in filters.items() if key != name}
            aggregations[name] = _under(others, [name])
    return aggregations


def _under(filters: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> Query:
    return {"filter": {"bool": {"filter": chosen(filters)}}, "aggs": _counted(names)}


# Requests


def hits(selection: Selection) -> Query:
    """The records; how many there are is said by `totals`, so that those which cannot
    come among the best need not all be looked at."""
    by_date = selection.sort is not Sort.RELEVANCE
    clauses = matching(selection, selection.filters)
    should = [] if by_date else [worth(term) for term in selection.plan.bonus]
    request: Query = {
        "query": {"bool": {**clauses, "should": should, "minimum_should_match": 0}},
        "from": selection.offset,
        "size": selection.limit,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": [STORED],
    }
    if by_date:
        request["sort"] = [{"day": ORDERS[selection.sort]}]
        request["track_scores"] = False
    elif selection.rescoring and selection.rescoring.terms:
        request["rescore"] = rescore(selection.rescoring)
    return request


def totals(selection: Selection) -> Query:
    """How many records there are, and how many with each value of the facets."""
    return {
        "query": {"bool": matching(selection, {})},
        "size": 0,
        "track_total_hits": True,
        "aggs": facets(selection),
    }


def counts(nodes: Sequence[Node], scope: Scope) -> Query:
    """How many records of this reader match each node."""
    filters = {str(place): node(item) for place, item in enumerate(nodes)}
    return {
        "query": {"bool": scoped(scope)},
        "size": 0,
        "track_total_hits": False,
        "aggs": {COUNTS: {"filters": {"filters": filters}}},
    }


def rescore(rescoring: Rescoring) -> Query:
    """The share of the best passage, added to the score of each of the best records."""
    attached = {"term": {f"{PASSAGES}.attached": True}}
    weighed = {
        "query": _any_worth(rescoring.terms),
        "functions": [{"filter": attached, "weight": rescoring.attachment}],
    }
    nested = {
        "path": PASSAGES,
        "score_mode": "max",
        "query": {"function_score": weighed},
    }
    query = {
        "rescore_query": {"nested": nested},
        "rescore_query_weight": rescoring.weight,
    }
    return {"window_size": rescoring.window, "query": query}


def best_passages(ids: Sequence[str], terms: Sequence[Term], limit: int) -> Query:
    """The best passages of some records."""
    inner = {"size": limit, "_source": False, "stored_fields": [PASSAGE_STORED]}
    return _with_passages(ids, {"query": _any_worth(terms), "inner_hits": inner})


def first_passages(record_id: str, limit: int) -> Query:
    """How a record begins."""
    inner = {
        "size": limit,
        "_source": False,
        "stored_fields": [PASSAGE_STORED],
        "sort": [{f"{PASSAGES}.position": "asc"}],
    }
    return _with_passages(
        [record_id], {"query": {"match_all": {}}, "inner_hits": inner}
    )


def _any_worth(terms: Sequence[Term]) -> Query:
    return {"bool": {"should": [worth(term, f"{PASSAGES}.") for term in terms]}}


def _with_passages(ids: Sequence[str], nested: Query) -> Query:
    """Records with passages; a record's id is the name it is stored under."""
    query = {"nested": {"path": PASSAGES, "score_mode": "max", **nested}}
    return {
        "query": {"bool": {"filter": [among(Field.ID, ids)], "must": [query]}},
        "size": len(ids),
        "track_total_hits": False,
        "_source": False,
    }
