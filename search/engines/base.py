"""What an engine can do. A third engine is one more file that does this.

An engine stores records as terms, and runs plans. All that makes a search - reading words,
planning, correcting, ranking again, marking - is shared code outside of it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from search.plan import Node, Plan, Term
from search.records import FacetValue, Passage, SearchRecord, Sort

SCHEMA_VERSION = 2
"""Raise it when fields or analysis change: an index of another version is rebuilt."""

FACET_SIZE = 50


class EngineUnavailable(Exception):
    """The engine is out of reach, or busy for longer than a caller may wait."""


class IndexDamaged(EngineUnavailable):
    """The index is there and cannot be read: it has to be built anew."""


class RecordsRejected(Exception):
    """Some records cannot be stored; the others of the batch are."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{key}: {error}" for key, error in errors.items()))
        self.errors = dict(errors)


@dataclass(frozen=True, slots=True)
class Scope:
    """What one reader may be told of: part of every question to an engine."""

    viewers: frozenset[str]
    exclude_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rescoring:
    """What the best passage of each of the best records adds to the record's score."""

    terms: tuple[Term, ...]
    window: int
    weight: float
    attachment: float
    """By what the score of an attachment's passage is multiplied."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One question to an engine."""

    plan: Plan
    scope: Scope
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    """Facets to count, each under the filters on the others."""
    sort: Sort = Sort.RELEVANCE
    rescoring: Rescoring | None = None
    """Only where the records are sorted by relevance, from the first."""
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Stored:
    """A record that was found, as it is kept for showing."""

    id: str
    score: float
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's answer."""

    total: int
    records: tuple[Stored, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)


class FoundPassage:
    """A passage with its score among all passages; read only where it is shown."""

    def __init__(
        self, score: float, *, attached: bool, load: Callable[[], Passage]
    ) -> None:
        self.score = score
        self.attached = attached
        self._load = load

    @cached_property
    def passage(self) -> Passage:
        return self._load()


class Engine(ABC):
    """Stores records and runs plans."""

    name: str

    @abstractmethod
    def write(
        self, records: Iterable[SearchRecord], deleted: Collection[str] = ()
    ) -> None:
        """Store records in place of older ones, and remove the deleted; all are visible
        to readers at once. Raises RecordsRejected after storing what it can."""

    @abstractmethod
    def rebuild(
        self,
        batches: Iterable[Sequence[SearchRecord]],
        before_switch: Callable[[], None] = lambda: None,
    ) -> int:
        """Build a new index beside the live one and switch to it; returns how many
        records it holds. `before_switch` is called when it is complete; RecordsRejected is
        raised after the switch."""

    @abstractmethod
    def select(self, selection: Selection) -> Found:
        """Run a plan."""

    @abstractmethod
    def best_passages(
        self, ids: Sequence[str], terms: Sequence[Term], limit: int
    ) -> Mapping[str, list[FoundPassage]]:
        """The best passages of each of some records that the reader was found to see."""

    @abstractmethod
    def first_passages(self, record_id: str, limit: int) -> list[Passage]:
        """How a record begins: what a reader is told where no word is to be marked."""

    @abstractmethod
    def counts(self, nodes: Sequence[Node], scope: Scope) -> list[int]:
        """How many records that this reader sees match each node."""

    def count_and_select(
        self, nodes: Sequence[Node], selection: Selection
    ) -> tuple[list[int], Callable[[], Found]]:
        """Counts, and what a selection finds for who still asks then: two questions of
        which an engine far away is asked at once."""
        return self.counts(nodes, selection.scope), partial(self.select, selection)

    @abstractmethod
    def fingerprints(self) -> Iterator[tuple[str, str]]:
        """Every record's id and fingerprint, to compare with the database."""

    @abstractmethod
    def is_current(self) -> bool:
        """Whether there is an index of this schema: if not, it waits for a rebuild."""

    @abstractmethod
    def ping(self) -> None:
        """Raise EngineUnavailable where readers could not search now."""

    def look_for_damage(self) -> None:  # noqa: B027 - most engines look after their files
        """Raise IndexDamaged where what is stored is not what was written. It may take
        seconds."""

    @abstractmethod
    def size(self) -> int:
        """Bytes on disk."""

    @abstractmethod
    def clear(self) -> None:
        """Remove the index and all that belongs to it."""
