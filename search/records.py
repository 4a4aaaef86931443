"""What is searched and what comes back, as plain values without Django.

`viewers` are opaque tokens made by the access module: who holds any of them sees the record.
A part with another audience (a private attachment of an open page) is a record of its own.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FACETS = (
    "type",
    "issuer",
    "year",
    "field",
    "unit",
    "effect",
    "language",
    "document_type",
)


class Sort(StrEnum):
    """The orders of a result list."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"

    @classmethod
    def parse(cls, value: str | None) -> "Sort":
        """The sort that an address asks for; anything unknown is relevance."""
        return cls(value) if value in set(cls) else cls.RELEVANCE


class PassageKind(StrEnum):
    """What a passage is, which decides what it is worth."""

    BODY = "body"
    ARTICLE = "article"
    DUTY = "duty"
    STEP = "step"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece that a result can open at: an article, a step, a page of an attachment."""

    text: str
    anchor: str = ""
    label: str = ""
    kind: PassageKind = PassageKind.BODY


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """Everything that the index knows of one page, attachment or submission."""

    id: str
    model: str
    url: str
    title: str
    viewers: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    symbol: str = ""
    date: datetime.date | None = None
    effect: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that `issuer:` and the like match, beside the facet's own values."""
    keywords: str = ""
    """Searched like the body, never shown: former names, tags, summary."""
    pins: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One reader's question. There is no request without the reader's tokens."""

    text: str
    viewers: frozenset[str]
    exclude_ids: frozenset[str] = frozenset()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    facets: bool = True
    highlights: bool = True


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage with the words found in `<mark>`, all else escaped."""

    text: str
    anchor: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    id: str
    model: str
    title: str
    url: str
    score: float
    symbol: str = ""
    date: datetime.date | None = None
    effect: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    highlights: tuple[Highlight, ...] = ()
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many results have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What one reader gets for one question."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    suggestion: str | None = None
    exact: Hit | None = None
    """The one document whose symbol was typed, unambiguously."""
    relaxed: bool = False
    """No record has all the words: these have some."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the autocomplete."""

    title: str
    url: str
    symbol: str = ""
