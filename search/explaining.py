"""Why a result stands where it does: what each term, passage and fact is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search.engines.base import Scope, Selection, Stored
from search.fields import Field
from search.plan import Plan, Term, any_of
from search.records import SearchRequest
from search.searching import Searcher

LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Part:
    """What one term adds to a score."""

    field: str
    term: str
    worth: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of one result."""

    id: str
    title: str
    url: str
    score: float
    parts: tuple[Part, ...]
    passage: float
    factor: float
    """By what the sum is multiplied for its effect, age and boost."""


def explain_search(searcher: Searcher, request: SearchRequest) -> list[Explanation]:
    """The results of a search with the parts of their scores; raises
    EngineUnavailable."""
    answer = searcher.answer(request)
    plan, found = answer.plan, answer.found
    passages = searcher.passages(answer)
    scope = Scope(request.viewers, request.exclude_ids)
    parts = _parts(searcher, scope, plan, found.records)
    explained = []
    for stored in found.records:
        own = sorted(parts.get(stored.id, ()), key=lambda part: -part.worth)
        best = max(map(searcher.passage_score, passages.get(stored.id, ())), default=0)
        passage = searcher.weights.passage * best
        total = sum(part.worth for part in own) + passage
        explained.append(
            Explanation(
                stored.id,
                str(stored.values["title"]),
                str(stored.values["url"]),
                stored.score,
                tuple(own),
                passage,
                stored.score / total if total else 1.0,
            )
        )
    return explained


def _parts(
    searcher: Searcher, scope: Scope, plan: Plan, records: Sequence[Stored]
) -> Mapping[str, list[Part]]:
    """What each term of the plan adds to each record: a question a term."""
    if not records:
        return {}
    these = any_of([Term(Field.ID, stored.id) for stored in records])
    found: dict[str, list[Part]] = {}
    for term in plan.bonus:
        alone = replace(plan, match=these, bonus=(term,), excluded=())
        selection = Selection(alone, scope, limit=len(records))
        for stored in searcher.engine.select(selection).records:
            if stored.score > LEAST:
                part = Part(term.field, term.value, stored.score)
                found.setdefault(stored.id, []).append(part)
    return found
