"""A reader's search from words to results: the same path for every engine."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from search.engines.base import Engine, Found, FoundPassage, Scope, Selection, Stored
from search.fields import Field
from search.highlighting import Marker
from search.plan import Everything, Plan, Term
from search.planner import Planner
from search.query import SearchQuery, parse
from search.ranking import WEIGHTS, Weights
from search.records import (
    FACETS,
    Highlight,
    Hit,
    SearchRequest,
    SearchResults,
    Sort,
)
from search.rewording import reword
from search.spelling import find_corrections
from search.symbol_reads import read_query
from search.synonyms import Synonyms, shipped

SHOWN_PASSAGES = 2


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches one engine under one set of weights and synonyms."""

    engine: Engine
    weights: Weights = WEIGHTS
    synonyms: Synonyms = field(default_factory=shipped)
    known: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Folded values of typed fields, to know where `cơ quan: bộ nội vụ` ends."""
    today: datetime.date = field(default_factory=datetime.date.today)

    def search(self, request: SearchRequest) -> SearchResults:
        """Results for one reader; raises EngineUnavailable only."""
        scope = Scope(request.viewers, request.exclude_ids)
        query = parse(request.text, self.known)
        corrections = self.corrections(query, scope)
        planner = Planner(self.weights, self.synonyms)
        plan = planner.plan(query, corrections)
        found, passages = self.ranked(request, scope, plan)
        relaxed = not found.total and len(query.words) > 1
        if relaxed:
            plan = planner.plan(query, corrections, relaxed=True)
            found, passages = self.ranked(request, scope, plan)
        shown = passages if request.highlights else {}
        marker = Marker.of(plan.passage)
        return SearchResults(
            total=found.total,
            hits=tuple(
                hit_of(stored, self.highlights(stored.id, shown, marker))
                for stored in found.records
            ),
            facets=found.facets,
            suggestion=reword(query, corrections, told(found, passages))
            if found.total
            else None,
            exact=self.exact(request, scope),
            relaxed=relaxed and bool(found.total),
        )

    def corrections(
        self, query: SearchQuery, scope: Scope
    ) -> dict[Any, tuple[str, ...]]:
        found: dict[Any, tuple[str, ...]] = {}
        for run in query.runs:
            found |= find_corrections(
                run.words, lambda terms: self.engine.counts(terms, scope)
            )
        return found

    # Ranking

    def ranked(
        self, request: SearchRequest, scope: Scope, plan: Plan
    ) -> tuple[Found, Mapping[str, list[FoundPassage]]]:
        """The page of records asked for, the best of all ranked by their passages too."""
        selection = Selection(
            plan,
            scope,
            filters=request.filters,
            facets=FACETS if request.facets else (),
            sort=request.sort,
            offset=request.offset,
            limit=request.limit,
        )
        if isinstance(plan.match, Everything) and request.sort is Sort.RELEVANCE:
            selection = replace(selection, sort=Sort.NEWEST)
        by_relevance = selection.sort is Sort.RELEVANCE
        if by_relevance and request.offset < self.weights.window:
            limit = max(self.weights.window, request.offset + request.limit)
            selection = replace(selection, offset=0, limit=limit)
        found = self.engine.select(selection)
        records = found.records
        ids = [stored.id for stored in records[: self.weights.window]]
        passages = self.engine.best_passages(ids, plan.passage, SHOWN_PASSAGES)
        if selection.offset != request.offset or by_relevance:
            records = self.rerank(records, passages)
        first = request.offset - selection.offset
        return replace(found, records=records[first : first + request.limit]), passages

    def rerank(
        self, records: Sequence[Stored], passages: Mapping[str, list[FoundPassage]]
    ) -> tuple[Stored, ...]:
        head = [
            replace(stored, score=self.worth(stored, passages.get(stored.id, ())))
            for stored in records[: self.weights.window]
        ]
        head.sort(key=lambda stored: -stored.score)
        return (*head, *records[self.weights.window :])

    def worth(self, stored: Stored, passages: Sequence[FoundPassage]) -> float:
        """The final score: the record's, its best passage's, and what it is."""
        best = max((self.passage_score(found) for found in passages), default=0.0)
        values: Mapping[str, Any] = stored.values
        score = stored.score + self.weights.passage * best
        score *= self.weights.effects.get(values["effect"], 1.0) * values["boost"]
        if values["date"]:
            years = self.today.year - datetime.date.fromisoformat(values["date"]).year
            score *= 1 - self.weights.age * min(max(years, 0), self.weights.oldest)
        return score

    def passage_score(self, found: FoundPassage) -> float:
        return found.score * (self.weights.attachment if found.attached else 1.0)

    # Showing

    def highlights(
        self, record_id: str, passages: Mapping[str, list[FoundPassage]], marker: Marker
    ) -> tuple[Highlight, ...]:
        found = sorted(
            passages.get(record_id, ()), key=lambda item: -self.passage_score(item)
        )
        return tuple(
            Highlight(
                marker.mark(item.passage.text), item.passage.anchor, item.passage.label
            )
            for item in found
        )

    def exact(self, request: SearchRequest, scope: Scope) -> Hit | None:
        """The only document with the number that was typed, if there is one."""
        if request.offset:
            return None
        for read in read_query(request.text):
            plan = Plan(Term(Field.SYMBOL, read.terms[0])) if read.terms else None
            if plan:
                found = self.engine.select(Selection(plan, scope, limit=1))
                if found.total == 1:
                    return hit_of(found.records[0])
        return None


def told(found: Found, passages: Mapping[str, list[FoundPassage]]) -> Iterator[str]:
    """The texts of the results: what this reader may be told."""
    for stored in found.records:
        yield from (item.passage.text for item in passages.get(stored.id, ()))
        yield str(stored.values["title"])


def hit_of(stored: Stored, highlights: tuple[Highlight, ...] = ()) -> Hit:
    """A stored record as a result; it opens at its best passage."""
    values: Mapping[str, Any] = stored.values
    anchor = highlights[0].anchor if highlights else ""
    return Hit(
        id=stored.id,
        model=values["model"],
        title=values["title"],
        url=values["url"] + anchor,
        score=stored.score,
        symbol=values["symbol"],
        date=datetime.date.fromisoformat(values["date"]) if values["date"] else None,
        effect=values["effect"],
        facets={name: tuple(items) for name, items in values["facets"].items()},
        highlights=highlights,
    )
