"""Plans in the language of Elasticsearch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch_dsl import Q
from elasticsearch_dsl.query import Query

from search.engines.base import Scope
from search.fields import Field
from search.plan import AllOf, AnyOf, Everything, Flat, Node, Phrase, Plan, Term

FACET_FIELD = "facets.{}"


def facet_field(name: str) -> str:
    """Where the values of a facet are kept."""
    return FACET_FIELD.format(name)


def node(item: Node) -> Query:
    """What a node matches, for a filter."""
    match item:
        case Term(field, value) | Flat(field, value):
            return Q("term", **{field: value})
        case Phrase(words):
            return Q("match_phrase", text=" ".join(words))
        case AnyOf(children, minimum):
            return Q(
                "bool", should=[node(c) for c in children], minimum_should_match=minimum
            )
        case AllOf(children):
            return Q("bool", filter=[node(child) for child in children])
        case Everything():
            return Q("match_all")


def worth(term: Term | Flat, path: str = "") -> Query:
    """What a term adds to the score."""
    field = f"{path}{term.field}"
    if isinstance(term, Flat):
        return Q(
            "constant_score", filter=Q("term", **{field: term.value}), boost=term.weight
        )
    boosted: Any = {"value": term.value, "boost": term.weight}
    return Q("term", **{field: boosted})


def scoped(scope: Scope) -> dict[str, list[Query]]:
    """What this reader may be told of."""
    excluded = [among(Field.ID, scope.exclude_ids)] if scope.exclude_ids else []
    return {"filter": [among(Field.VIEWERS, scope.viewers)], "must_not": excluded}


def among(field: str, values: Iterable[str]) -> Query:
    """Records with any of the values."""
    return Q("terms", **{field: sorted(values)})


def chosen(filters: Mapping[str, tuple[str, ...]]) -> Query:
    """Records with the chosen values of facets."""
    return Q(
        "bool", filter=[among(facet_field(name), v) for name, v in filters.items()]
    )


def matching(plan: Plan, scope: Scope, *, scored: bool) -> Query:
    """The whole of a plan, without the filters on facets."""
    limits = scoped(scope)
    return Q(
        "bool",
        filter=[*limits["filter"], node(plan.match)],
        must_not=[*limits["must_not"], *map(node, plan.excluded)],
        should=[worth(term) for term in plan.bonus] if scored else [],
        minimum_should_match=0,
    )


def passages(ids: Sequence[str], terms: Sequence[Term], limit: int) -> Query:
    """The best passages of some records."""
    scoring = [worth(term, "passages.") for term in terms]
    inner = {"size": limit, "_source": [f"passages.{k}" for k in SHOWN]}
    nested = Q(
        "nested",
        path="passages",
        query=Q("bool", should=scoring),
        score_mode="max",
        inner_hits=inner,
    )
    return Q("bool", filter=[among(Field.ID, ids)], must=[nested])


SHOWN = ("shown", "anchor", "label", "kind")
