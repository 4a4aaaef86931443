"""The autocomplete: titles and numbers that this reader may see, by their beginnings."""

from collections.abc import Sequence
from itertools import pairwise

from intranet import access
from search import outbox
from search.analysis import PAIR, Syllable, compose, fold, syllables
from search.backend import get_engine
from search.engines.base import Engine, Scope, Selection
from search.fields import PREFIX_LENGTHS, Field
from search.learning import popular
from search.matching import visible
from search.plan import Everything, Node, Plan, Term, all_of, any_of
from search.planner import Planner
from search.query import parse
from search.ranking import WEIGHTS
from search.records import Suggestion
from search.symbol_reads import query_terms
from search.synonyms import shipped

SHOWN = 8
LONGEST = 200
MOST_WORDS = 12


def suggest(
    viewer: access.Viewer,
    text: str,
    *,
    limit: int = SHOWN,
    engine: Engine | None = None,
) -> list[Suggestion]:
    """What the typed words may become; raises EngineUnavailable.

    Every hit is checked against the database as in the results.
    """
    words = list(syllables(compose(text[:LONGEST])))[:MOST_WORDS]
    if not words:
        return []
    engine = engine or get_engine()
    scope = Scope(access.search_tokens(viewer), outbox.withheld())
    found = engine.select(Selection(plan_for(text, words), scope, limit=limit))
    seen = visible(viewer, [stored.id for stored in found.records])
    return [
        Suggestion(
            str(stored.values["title"]),
            str(stored.values["url"]),
            str(stored.values["symbol"] or ""),
        )
        for stored in found.records
        if stored.id in seen
    ]


def plan_for(text: str, words: Sequence[Syllable]) -> Plan:
    """All words at the beginning of words of title or number; a number in any writing
    will do as well. The words as typed, and their order, count more."""
    started = [Term(Field.PREFIX, word.folded[: max(PREFIX_LENGTHS)]) for word in words]
    whole = [Term(Field.TITLE, word.folded, 1.0) for word in words]
    exact = [Term(Field.EXACT, word.exact, 0.5) for word in words]
    pairs = [
        Term(Field.TITLE, f"{one.folded}{PAIR}{two.folded}", 1.0)
        for one, two in pairwise(words)
    ]
    numbers = query_terms(text)[:1]
    ways: list[Node] = [all_of([*started])]
    ways += [Term(Field.SYMBOL, number) for number in numbers]
    return Plan(
        match=any_of(ways) if started else Everything(),
        bonus=(*whole, *exact, *pairs, *(Term(Field.SYMBOL, n, 3.0) for n in numbers)),
    )


def suggest_phrases(viewer: access.Viewer, text: str, *, limit: int = 3) -> list[str]:
    """What others looked for and this reader would find too; raises
    EngineUnavailable."""
    phrases = popular(fold(text[:LONGEST]), limit)
    if not phrases:
        return []
    planner = Planner(WEIGHTS, shipped())
    plans = [planner.plan(parse(phrase)).match for phrase in phrases]
    scope = Scope(access.search_tokens(viewer), outbox.withheld())
    counts = get_engine().counts(plans, scope)
    return [phrase for phrase, count in zip(phrases, counts, strict=True) if count]
