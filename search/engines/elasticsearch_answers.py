"""What Elasticsearch answers, as the values of the engines."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from search.engines.base import FoundPassage, Stored
from search.engines.elasticsearch_queries import (
    CHOSEN,
    COUNTS,
    PASSAGE_STORED,
    PASSAGES,
    STORED,
)
from search.records import FacetValue, Passage, PassageKind
from search.stored import unpacked_passage

Answer = Mapping[str, Any]


def stored(answer: Answer) -> tuple[Stored, ...]:
    """The records that were found."""
    return tuple(map(_stored, answer["hits"]["hits"]))


def _stored(hit: Mapping[str, Any]) -> Stored:
    values = json.loads(hit["fields"][STORED][0])
    return Stored(values["id"], hit["_score"] or 0.0, values)


def total(answer: Answer) -> int:
    """How many records match, the chosen values of facets among what they must."""
    chosen = answer.get("aggregations", {}).get(CHOSEN)
    count = chosen["doc_count"] if chosen else answer["hits"]["total"]["value"]
    return int(count)


def facets(answer: Answer, names: Sequence[str]) -> dict[str, tuple[FacetValue, ...]]:
    """The values of each facet; a cluster without the index counts nothing."""
    aggregations = answer.get("aggregations", {})
    chosen = aggregations.get(CHOSEN, aggregations)
    return {
        name: tuple(
            FacetValue(bucket["key"], bucket["doc_count"])
            for bucket in _values(name, aggregations, chosen).get("buckets", ())
        )
        for name in names
    }


def _values(name: str, own: Answer, shared: Answer) -> Answer:
    """The values of a facet: with a filter of its own apart, else with the others."""
    values = shared.get(name) or own.get(name, {}).get(name) or {}
    return dict(values)


def counts(answer: Answer, number: int) -> list[int]:
    """How many records match each of so many nodes."""
    aggregations = answer.get("aggregations")
    if aggregations is None:
        return [0] * number
    buckets = aggregations[COUNTS]["buckets"]
    return [int(buckets[str(place)]["doc_count"]) for place in range(number)]


def passages(answer: Answer) -> Iterator[tuple[str, list[FoundPassage]]]:
    """The passages of each record, the best first."""
    for hit in answer["hits"]["hits"]:
        inner = hit["inner_hits"][PASSAGES]["hits"]["hits"]
        yield hit["_id"], [_found_passage(found) for found in inner]


def _found_passage(hit: Mapping[str, Any]) -> FoundPassage:
    passage = unpacked_passage(hit["fields"][PASSAGE_STORED][0])
    attached = passage.kind is PassageKind.ATTACHMENT
    return FoundPassage(hit["_score"] or 0.0, attached=attached, load=lambda: passage)


def plain_passages(answer: Answer) -> list[Passage]:
    """The passages of the only record."""
    return [found.passage for _id, all_found in passages(answer) for found in all_found]
