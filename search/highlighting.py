"""The piece of a passage that a result shows, with the words marked and all else escaped."""

from dataclasses import dataclass
from html import escape

from search.analysis import PAIR, compose, forms, is_common, spans, written
from search.fields import Field
from search.plan import Plan

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
    def of(cls, plan: Plan) -> "Marker":
        pairs = (term.value for term in plan.passage if term.field is Field.PAIRS)
        return cls(plan.marked, frozenset(pairs))

    def mark(self, text: str) -> str:
        """The best piece of the text as HTML."""
        text = compose(text)
        worth = self.worth([forms(word)[1] for word in written(text)])
        start, end = window(worth)
        return _render(text, worth, start, end)

    def worth(self, words: list[str]) -> list[int]:
        """For each syllable what it is worth to show: 3 in a pair, 1 alone, 0 otherwise.

        A word that was found in a pair is not marked where it stands in another word.
        """
        worth = [0] * len(words)
        in_pairs: set[str] = set()
        for index in range(1, len(words)):
            one, two = words[index - 1], words[index]
            if f"{one}{PAIR}{two}" in self.pairs:
                worth[index - 1] = worth[index] = 3
                in_pairs |= {one, two}
        if in_pairs and len(self.words) > FEW:
            return worth
        alone = {word for word in self.words - in_pairs if not is_common(word)}
        return [w or int(word in alone) for w, word in zip(worth, words, strict=True)]


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


def _render(text: str, worth: list[int], start: int, end: int) -> str:
    places = spans(text, start, end)
    if not places:
        return escape(text.strip())
    begin = places[0][0] if start else 0
    finish = places[-1][1] if end < len(worth) else len(text)
    parts, position = ["… " if start else ""], begin
    for index, (left, right) in enumerate(places, start):
        if not worth[index]:
            continue
        if index == start or not worth[index - 1]:
            parts += [escape(text[position:left]), "<mark>"]
            position = left
        if index + 1 == end or not worth[index + 1]:
            parts += [escape(text[position:right]), "</mark>"]
            position = right
    parts += [escape(text[position:finish]), " …" if end < len(worth) else ""]
    return " ".join("".join(parts).split())
