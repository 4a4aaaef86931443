"""The piece of a passage that a result shows, with the words marked and all else escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from search.analysis import PAIR, Syllable, compose, is_common, syllables
from search.fields import Field
from search.plan import Term

SHOWN = 42
"""Syllables of a passage that a result shows."""
FEW = 8
"""Of more words than these, those alone are not marked beside pairs."""
LEAD = 6
"""Syllables shown before the first one marked."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What to mark: syllables, and pairs, which are surer."""

    words: frozenset[str]
    pairs: frozenset[str]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Marker":
        terms = list(terms)
        return cls(
            frozenset(term.value for term in terms if term.field is Field.TEXT),
            frozenset(term.value for term in terms if term.field is Field.PAIRS),
        )

    def mark(self, text: str) -> str:
        """The best piece of the text as HTML."""
        text = compose(text)
        words = list(syllables(text))
        worth = self.worth(words)
        start, end = window(worth)
        marked = [index for index in range(start, end) if worth[index]]
        return _render(text, words, start, end, set(marked))

    def worth(self, words: list[Syllable]) -> list[int]:
        """For each syllable what it is worth to show: 3 in a pair, 1 alone, 0 otherwise.

        A word that was found in a pair is not marked where it stands in another word.
        """
        worth = [0] * len(words)
        in_pairs: set[str] = set()
        for index in range(1, len(words)):
            one, two = words[index - 1].folded, words[index].folded
            if f"{one}{PAIR}{two}" in self.pairs:
                worth[index - 1] = worth[index] = 3
                in_pairs |= {one, two}
        if in_pairs and len(self.words) > FEW:
            return worth
        alone = {word for word in self.words - in_pairs if not is_common(word)}
        return [
            w or int(word.folded in alone) for w, word in zip(worth, words, strict=True)
        ]


def window(worth: list[int]) -> tuple[int, int]:
    """The run of syllables that is worth most."""
    size = min(SHOWN, len(worth))
    total = best = sum(worth[:size])
    start = 0
    for end in range(size, len(worth)):
        total += worth[end] - worth[end - size]
        if total > best:
            best, start = total, end - size + 1
    first = next((i for i in range(start, start + size) if worth[i]), start)
    start = max(0, min(max(start, first - LEAD), len(worth) - size))
    return start, start + size


def _render(
    text: str, words: list[Syllable], start: int, end: int, marked: set[int]
) -> str:
    if not words:
        return escape(text.strip())
    begin = words[start].start if start else 0
    finish = words[end - 1].end if end < len(words) else len(text)
    parts = ["… " if start else ""]
    position = begin
    for index in range(start, end):
        if index not in marked:
            continue
        if index - 1 not in marked or index == start:
            parts += [escape(text[position : words[index].start]), "<mark>"]
            position = words[index].start
        if index + 1 not in marked or index + 1 == end:
            parts += [escape(text[position : words[index].end]), "</mark>"]
            position = words[index].end
    parts += [escape(text[position:finish]), " …" if end < len(words) else ""]
    return " ".join("".join(parts).split())
