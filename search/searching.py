"""A reader's search from words to results: the same path for every engine."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from search.analysis import Syllable
from search.engines.base import (
    Engine,
    Found,
    FoundPassage,
    Rescoring,
    Scope,
    Selection,
    Stored,
)
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
from search.spelling import Doubts
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
        answer = self.answer(request)
        found, corrections = answer.found, answer.corrections
        passages = self.passages(answer) if request.highlights or corrections else {}
        shown = passages if request.highlights else {}
        marker = Marker.of(answer.plan)
        return SearchResults(
            total=found.total,
            hits=tuple(
                hit_of(stored, self.highlights(stored.id, shown, marker))
                for stored in found.records
            ),
            facets=found.facets,
            suggestion=reword(answer.query, corrections, told(found, passages))
            if found.total
            else None,
            exact=self.exact(request, Scope(request.viewers, request.exclude_ids)),
            relaxed=answer.relaxed and bool(found.total),
        )

    def answer(self, request: SearchRequest) -> "Answer":
        """The page of records asked for, with what was made of the words."""
        scope = Scope(request.viewers, request.exclude_ids)
        query = parse(request.text, self.known)
        planner = Planner(self.weights, self.synonyms)
        plan = planner.plan(query)
        doubts = [Doubts(run.words) for run in query.runs]
        asked = list(dict.fromkeys(term for doubt in doubts for term in doubt.asked))
        counts, select = self.engine.count_and_select(
            asked, self.selection(request, scope, plan)
        )
        known = dict(zip(asked, counts, strict=True))
        corrections: dict[Syllable, tuple[str, ...]] = {}
        for doubt in doubts:
            corrections |= doubt.corrections(
                known, lambda terms: self.engine.counts(terms, scope)
            )
        if corrections:
            plan = planner.plan(query, corrections)
            found = self.engine.select(self.selection(request, scope, plan))
        else:
            found = select()
        relaxed = not found.total and len(query.words) > 1
        if relaxed:
            plan = planner.plan(query, corrections, relaxed=True)
            found = self.engine.select(self.selection(request, scope, plan))
        found = self.ranked(request, plan, found)
        return Answer(query, plan, corrections, found, relaxed)

    # Ranking

    def selection(self, request: SearchRequest, scope: Scope, plan: Plan) -> Selection:
        """What the engine is asked for: where the best are ranked again, all of those."""
        weights = self.weights
        selection = Selection(
            plan,
            scope,
            filters=request.filters,
            facets=FACETS if request.facets else (),
            sort=order(request, plan),
            offset=request.offset,
            limit=request.limit,
        )
        if selection.sort is not Sort.RELEVANCE or request.offset >= weights.window:
            return selection
        return replace(
            selection,
            offset=0,
            limit=max(weights.window, request.offset + request.limit),
            rescoring=Rescoring(
                plan.passage, weights.window, weights.passage, weights.attachment
            ),
        )

    def ranked(self, request: SearchRequest, plan: Plan, found: Found) -> Found:
        """The best records ranked by what they are, too; cut to the page asked for."""
        if order(request, plan) is not Sort.RELEVANCE:
            return found
        window = self.weights.window
        head = [
            Stored(stored.id, stored.score * self.factor(stored.values), stored.values)
            for stored in found.records[:window]
        ]
        head.sort(key=lambda stored: -stored.score)
        first = request.offset if request.offset < window else 0
        records = (*head, *found.records[window:])[first : first + request.limit]
        return replace(found, records=records)

    def factor(self, values: Mapping[str, Any]) -> float:
        """By what a score is multiplied for what the record is."""
        factor: float = self.weights.effects.get(values["effect"], 1.0)
        if values["date"]:
            years = self.today.year - int(values["date"][:4])
            factor *= 1 - self.weights.age * min(max(years, 0), self.weights.oldest)
        return factor * float(values["boost"])

    def passages(self, answer: "Answer") -> Mapping[str, list[FoundPassage]]:
        """The best passages of the records on the page."""
        ids = [stored.id for stored in answer.found.records]
        return self.engine.best_passages(ids, answer.plan.passage, SHOWN_PASSAGES)

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


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, how it was read, and what the engine found."""

    query: SearchQuery
    plan: Plan
    corrections: Mapping[Syllable, Sequence[str]]
    found: Found
    relaxed: bool


def order(request: SearchRequest, plan: Plan) -> Sort:
    """The order asked for; without words to be relevant to, the newest first."""
    nothing_asked = isinstance(plan.match, Everything)
    return (
        Sort.NEWEST
        if nothing_asked and request.sort is Sort.RELEVANCE
        else request.sort
    )


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
