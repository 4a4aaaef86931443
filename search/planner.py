"""From a reader's query to a plan: which words must be there, and what each is worth."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from search.analysis import PAIR, Syllable, fold, is_common, keep_dj
from search.fields import Field
from search.plan import (
    AnyOf,
    Everything,
    Flat,
    Node,
    Phrase,
    Plan,
    Term,
    all_of,
    any_of,
)
from search.query import SYMBOL, FieldValue, Run, SearchQuery
from search.ranking import Weights
from search.symbol_reads import query_terms, read_query
from search.synonyms import Expansion, Synonyms

Worth = TypeVar("Worth", Term, Term | Flat)
Corrections = Mapping[Syllable, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans queries under one set of weights and synonyms."""

    weights: Weights
    synonyms: Synonyms

    def plan(
        self,
        query: SearchQuery,
        corrections: Corrections | None = None,
        *,
        relaxed: bool = False,
    ) -> Plan:
        """The plan of a query; a relaxed one asks for any of the words only."""
        runs = [_RunPlan(self, run, corrections or {}) for run in query.runs]
        whole = fold(query.text)
        scored: list[Term | Flat] = [term for run in runs for term in run.terms()]
        scored += self.symbol_terms(query.text)
        scored += self.whole_symbols(query.text)
        scored.append(Flat(Field.PINS, whole, self.weights.pin))
        match: Node = Everything()
        if runs:
            sure = [Term(Field.SYMBOL, t) for t in query_terms(query.text)[:1]]
            match = any_of(
                [run.match(relaxed=relaxed) for run in runs]
                + sure
                + [Term(Field.PINS, whole)]
            )
        required = [self.match_field(value) for value in query.fields]
        return Plan(
            match=all_of([match, *required]),
            bonus=tuple(merge(scored)) if runs else (),
            excluded=(*map(without, query.excluded), Term(Field.EXCLUSIONS, whole)),
            passage=tuple(merge(term for run in runs for term in run.passage_terms())),
            marked=frozenset(word for run in runs for word in run.marked()),
        )

    def symbol_terms(self, text: str) -> Iterator[Term]:
        for term in query_terms(text):
            yield Term(Field.SYMBOL, term, self.weights.symbol)
            yield Term(Field.CITED, term, self.weights.cited)

    def whole_symbols(self, text: str) -> Iterator[Flat]:
        """The number as it was typed: its own document comes before all that cite it."""
        for read in read_query(text):
            for term in read.terms[:1]:
                yield Flat(Field.SYMBOL, term, self.weights.whole_symbol)

    def match_field(self, value: FieldValue) -> Node:
        """What `năm:2023` or `số:120-KL/TW` asks a record to have."""
        if value.name == SYMBOL:
            terms = query_terms(value.value) or query_terms(f"số {value.value}")
            if terms:
                return Term(Field.SYMBOL, terms[0])
            return all_of(
                [Term(Field.TEXT, word) for word in fold(value.value).split()]
            )
        words = fold(value.value).split()
        return all_of([Term(Field.LABEL, f"{value.name}:{word}") for word in words])


class _RunPlan:
    """One run of words with what may stand for each of them."""

    def __init__(self, planner: Planner, run: Run, corrections: Corrections) -> None:
        self.weights = planner.weights
        self.run = run
        self.words = run.words
        self.corrections = [tuple(corrections.get(word, ())) for word in run.words]
        self.expansions = planner.synonyms.find(run.words)
        self.is_long = len(run.words) > self.weights.short_query

    # What must match

    def match(self, *, relaxed: bool) -> Node:
        phrases: list[Node] = [phrase(words) for words in self.run.phrases]
        if not self.words:
            return all_of(phrases)
        return all_of([*phrases, self.match_any() if relaxed else self.match_words()])

    def match_any(self) -> Node:
        return any_of([self.slot(index) for index in range(len(self.words))])

    def match_words(self) -> Node:
        if self.is_long:
            telling = [
                Term(Field.PAIRS, pair)
                for pair in dict.fromkeys(pair for pair, _ in self.pairs())
                if not all(map(is_common, pair.split(PAIR)))
            ]
            return any_of([*telling]) if telling else self.match_any()
        indexes = [i for i, word in enumerate(self.words) if not is_common(word.folded)]
        slots = [self.slot(index) for index in indexes or range(len(self.words))]
        needed = len(slots)
        if needed > self.weights.all_words:
            needed = math.ceil(needed * self.weights.most_words)
        return AnyOf(tuple(slots), needed) if needed < len(slots) else all_of(slots)

    def slot(self, index: int) -> Node:
        """Whatever may stand for one word: itself, a correction, an expansion."""
        children: list[Node] = [Term(Field.TEXT, self.words[index].folded)]
        children += [Term(Field.TEXT, other) for other in self.corrections[index]]
        children += [
            stands_for(expansion)
            for expansion in self.expansions
            if expansion.start <= index < expansion.end
        ]
        return any_of(children)

    # What it is worth

    def terms(self) -> Iterator[Term]:
        weights = self.weights
        for word, others in zip(self.words, self.corrections, strict=True):
            if not (self.is_long and is_common(word.folded)):
                yield from self.word_terms(word)
            yield Term(Field.TITLE, word.folded, weights.title)
            for other in others:
                share = weights.correction * (weights.folded + weights.exact)
                yield Term(Field.TEXT, other, share)
                yield Term(Field.TITLE, other, weights.correction * weights.title)
        for pair, share in self.pairs():
            yield Term(Field.PAIRS, pair, share * weights.pair)
            yield Term(Field.TITLE, pair, share * weights.title)
        for words in self.run.phrases:
            yield from self.phrase_terms(words)

    def word_terms(self, word: Syllable) -> Iterator[Term]:
        """A word by itself. Of a long query, where the pairs tell the most, one that was
        typed with its marks is asked for as typed only: half as much to read."""
        weights = self.weights
        if self.is_long and word.exact != word.folded:
            yield Term(Field.EXACT, word.exact, weights.folded + weights.exact)
        else:
            yield Term(Field.TEXT, word.folded, weights.folded)
            yield Term(Field.EXACT, word.exact, weights.exact)
        if "đ" in word.exact and word.exact == keep_dj(word.exact):
            yield Term(Field.EXACT, word.exact, weights.dj)

    def phrase_terms(self, words: Sequence[Syllable]) -> Iterator[Term]:
        for word in words:
            yield Term(Field.EXACT, word.exact, self.weights.exact)
        for one, two in pairwise(words):
            pair = f"{one.folded}{PAIR}{two.folded}"
            yield Term(Field.PAIRS, pair, self.weights.pair)
            yield Term(Field.TITLE, pair, self.weights.title)

    def pairs(self) -> Iterator[tuple[str, float]]:
        """Pairs of neighbours, of each way to read them, with their share of the weight."""
        readings = [
            [
                (word.folded, 1.0),
                *((other, self.weights.correction) for other in others),
            ]
            for word, others in zip(self.words, self.corrections, strict=True)
        ]
        for ones, twos in pairwise(readings):
            for one, share in ones:
                for two, other_share in twos:
                    yield f"{one}{PAIR}{two}", share * other_share
        for expansion in self.expansions:
            for one, two in pairwise(expansion.words):
                yield f"{one}{PAIR}{two}", self.weights.synonym

    def passage_terms(self) -> Iterator[Term]:
        for term in self.terms():
            if term.field in (Field.TEXT, Field.PAIRS):
                yield term

    def marked(self) -> Iterator[str]:
        words = [*self.words, *(word for words in self.run.phrases for word in words)]
        yield from (word.folded for word in words)
        yield from (other for others in self.corrections for other in others)
        yield from (word for expansion in self.expansions for word in expansion.words)


def phrase(words: Sequence[Syllable]) -> Node:
    """Words side by side."""
    return Phrase(tuple(word.folded for word in words))


def without(words: Sequence[Syllable]) -> Node:
    """An excluded word or phrase; a word with marks excludes that word only."""
    if len(words) > 1:
        return phrase(words)
    word = words[0]
    return Term(
        *(
            (Field.TEXT, word.folded)
            if word.exact == word.folded
            else (Field.EXACT, word.exact)
        )
    )


def stands_for(expansion: Expansion) -> Node:
    """Other words in place of those typed."""
    if len(expansion.words) == 1:
        return Term(Field.TEXT, expansion.words[0])
    return Phrase(expansion.words)


def merge(terms: Iterable[Worth]) -> list[Worth]:
    """Each term once, with its greatest weight: a repeated word is not asked for twice."""
    best: dict[tuple[Field, str], Worth] = {}
    for term in terms:
        held = best.get((term.field, term.value))
        if held is None or held.weight < term.weight:
            best[term.field, term.value] = term
    return list(best.values())
