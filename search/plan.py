"""A query as a tree that says what must match and what each match is worth.

The engines only translate this tree, so both find and rank alike. Its terms are already
analysed; the fields are those of `search.fields`.
"""

from dataclasses import dataclass

from search.fields import Field


@dataclass(frozen=True, slots=True)
class Term:
    """One term, worth `weight` times its BM25 score; without weight it only matches."""

    field: Field
    value: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Flat:
    """One term that is worth the same wherever it matches."""

    field: Field
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded syllables side by side in the text."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least `minimum` of the children."""

    children: "tuple[Node, ...]"
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the children."""

    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Everything:
    """All records."""


Node = Term | Flat | Phrase | AnyOf | AllOf | Everything


@dataclass(frozen=True, slots=True)
class Plan:
    """What a record must match, what adds to its score, and what it must not match."""

    match: Node
    bonus: tuple[Term | Flat, ...] = ()
    excluded: tuple[Node, ...] = ()
    passage: tuple[Term, ...] = ()
    marked: frozenset[str] = frozenset()
    """Folded syllables to mark in a passage."""


def any_of(children: list[Node]) -> Node:
    """One of the nodes."""
    return children[0] if len(children) == 1 else AnyOf(tuple(children))


def all_of(children: list[Node]) -> Node:
    """All of the nodes."""
    return children[0] if len(children) == 1 else AllOf(tuple(children))
