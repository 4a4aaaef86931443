"""Abbreviations and synonyms, expanded when a query is read: no re-indexing on a change.

One line of the list is a group of equal phrases: `mttq = mặt trận tổ quốc`. An abbreviation
may stand in several lines; it is then expanded to all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from search.analysis import Syllable, fold

SHIPPED = Path(__file__).parent / "data" / "synonyms.txt"


@dataclass(frozen=True, slots=True)
class Expansion:
    """Other words for those from `start` to `end` of a run of words."""

    start: int
    end: int
    words: tuple[str, ...]


class Synonyms:
    """Groups of equal phrases, found by their folded words."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._others: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for group in groups:
            phrases = list(
                dict.fromkeys(tuple(fold(phrase).split()) for phrase in group)
            )
            for phrase in filter(None, phrases):
                self._others[phrase] += [p for p in phrases if p and p != phrase]
        self._longest = max(map(len, self._others), default=0)

    def find(self, words: Sequence[Syllable]) -> list[Expansion]:
        """All expansions of the words, also of several words together."""
        folded = [word.folded for word in words]
        found = []
        for start in range(len(folded)):
            for end in range(start + 1, min(start + self._longest, len(folded)) + 1):
                for other in self._others.get(tuple(folded[start:end]), ()):
                    found.append(Expansion(start, end, other))
        return found


def read_groups(text: str) -> list[list[str]]:
    """The groups of a list: one a line, phrases apart by `=`, `#` starts a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [
        [phrase.strip() for phrase in line.split("=")] for line in lines if "=" in line
    ]


@cache
def shipped_text() -> str:
    """The list that comes with the system."""
    return SHIPPED.read_text(encoding="utf-8")


@cache
def shipped() -> Synonyms:
    """The list that comes with the system, read."""
    return Synonyms(read_groups(shipped_text()))


@lru_cache(maxsize=4)
def combined(own: tuple[tuple[str, ...], ...]) -> Synonyms:
    """The shipped list and other groups; kept until those change."""
    return Synonyms([*read_groups(shipped_text()), *own])
