"""Ranking weights: every number that decides the order of results."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weights:
    """The live weights. Tried on judged questions; see QUALITY.md."""

    folded: float = 0.5
    exact: float = 0.7
    dj: float = 0.3
    """Extra for a typed đ where the rest was typed without marks."""
    pair: float = 1.0
    title: float = 0.3
    symbol: float = 3.0
    whole_symbol: float = 40.0
    cited: float = 0.5
    pin: float = 1000.0
    synonym: float = 0.6
    correction: float = 0.8

    short_query: int = 6
    """Up to so many words a record must hold most of them; beyond, any telling pair."""
    all_words: int = 3
    """Up to so many words all of them must be there."""
    most_words: float = 0.75

    window: int = 50
    """So many of the best records are ranked again, by their best passage among others."""
    passage: float = 0.2
    attachment: float = 0.8
    age: float = 0.004
    """Taken off for each year of age, up to `oldest` years."""
    oldest: int = 20
    effects: Mapping[str, float] = field(
        default_factory=lambda: {
            "expired": 0.9,
            "replaced": 0.9,
            "not_yet": 0.97,
            "partly": 0.98,
        }
    )


WEIGHTS = Weights()
