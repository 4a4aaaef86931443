"""Corrections of mistyped syllables, chosen by the pair they make with their neighbours.

Vietnamese syllables are short: half of them have eleven others at one edit, so a syllable
alone says little about what was meant. Candidates come from the rules of spelling, not from
the index, and are counted in records that this reader sees: nothing else is ever told.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_lowercase

from search.analysis import PAIR, Syllable, forms
from search.fields import Field
from search.plan import Term

Counter = Callable[[Sequence[Term]], list[int]]

LONGEST = 8
MAX_SUSPECTS = 12
_ONSETS = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem
ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc
oe oem oen oeo oet oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc
uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu
"""


@cache
def spellable() -> frozenset[str]:
    """Folded syllables that the spelling of Vietnamese allows."""
    return frozenset(
        forms(onset + rime)[1]
        for onset in ["", *_ONSETS.split()]
        for rime in _RIMES.split()
    )


@lru_cache(maxsize=10_000)
def neighbours(word: str) -> tuple[str, ...]:
    """Spellable syllables at one edit."""
    return tuple(
        sorted({forms(edit)[1] for edit in _edits(word)} & spellable() - {word})
    )


def _edits(word: str) -> Iterator[str]:
    for index in range(len(word) + 1):
        head, tail = word[:index], word[index:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


@dataclass(frozen=True, slots=True)
class _Place:
    """A word between its neighbours."""

    word: Syllable
    before: str | None
    after: str | None

    def pairs(self, candidate: str) -> list[Term]:
        """The pairs that a candidate would make here; alone it stands for itself."""
        pairs = []
        if self.before:
            pairs.append(Term(Field.PAIRS, f"{self.before}{PAIR}{candidate}"))
        if self.after:
            pairs.append(Term(Field.PAIRS, f"{candidate}{PAIR}{self.after}"))
        return pairs or [Term(Field.TEXT, candidate)]


class Doubts:
    """Which words of a query may be mistyped: those that make no known pair.

    `asked` are pairs enough to clear every word of a query without mistakes; the others
    are counted only where one of those is unknown.
    """

    def __init__(self, words: Sequence[Syllable]) -> None:
        places = [p for p in _places(words) if _may_be_mistyped(p.word.folded)]
        self.pairs = {place: place.pairs(place.word.folded) for place in places}
        self.asked: list[Term] = []
        for pairs in self.pairs.values():
            if not any(pair in self.asked[-2:] for pair in pairs):
                self.asked.append(pairs[-1])

    def corrections(
        self, known: Mapping[Term, int], count: Counter, *, choices: int = 2
    ) -> dict[Syllable, tuple[str, ...]]:
        """For each word that makes no known pair, the best readings at one edit."""
        doubtful = self._without(known)
        others = [pair for place in doubtful for pair in self.pairs[place]]
        more = _counted(count, [pair for pair in others if pair not in known])
        suspects = self._without({**known, **more})
        return _choose(suspects[:MAX_SUSPECTS], count, choices)

    def _without(self, known: Mapping[Term, int]) -> list[_Place]:
        return [
            place
            for place, pairs in self.pairs.items()
            if not any(known.get(pair) for pair in pairs)
        ]


def find_corrections(
    words: Sequence[Syllable], count: Counter
) -> dict[Syllable, tuple[str, ...]]:
    """The doubts about some words, cleared."""
    doubts = Doubts(words)
    return doubts.corrections(_counted(count, doubts.asked), count)


def _choose(
    suspects: Sequence[_Place], count: Counter, choices: int
) -> dict[Syllable, tuple[str, ...]]:
    options = {
        place: {other: place.pairs(other) for other in neighbours(place.word.folded)}
        for place in suspects
    }
    known = _counted(
        count,
        [
            term
            for option in options.values()
            for terms in option.values()
            for term in terms
        ],
    )
    chosen = {}
    for place, option in options.items():
        rated = {
            other: _rate([known[t] for t in terms]) for other, terms in option.items()
        }
        best = sorted((o for o in rated if rated[o]), key=lambda o: (-rated[o], o))[
            :choices
        ]
        if best:
            chosen[place.word] = tuple(
                o for o in best if rated[o] >= rated[best[0]] / 2
            )
    return chosen


def _rate(counts: Sequence[int]) -> float:
    """How well a reading fits: known on both sides is better than often on one."""
    return sum(math.log1p(count) for count in counts) * sum(map(bool, counts))


def _counted(count: Counter, terms: Sequence[Term]) -> dict[Term, int]:
    unique = list(dict.fromkeys(terms))
    return dict(zip(unique, count(unique), strict=True)) if unique else {}


def _places(words: Sequence[Syllable]) -> Iterator[_Place]:
    for index, word in enumerate(words):
        before = words[index - 1].folded if index else None
        after = words[index + 1].folded if index + 1 < len(words) else None
        yield _Place(word, before, after)


def _may_be_mistyped(word: str) -> bool:
    return word.isalpha() and word.isascii() and 1 < len(word) <= LONGEST
