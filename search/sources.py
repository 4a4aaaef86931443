"""Where records come from: content registers here, so that search imports none of it."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from intranet.access import Viewer
from search.records import SearchRecord


class Source(Protocol):
    """One kind of records; the id of a record is `kind:key`."""

    kind: str

    def all_keys(self) -> Iterable[int]:
        """The keys of everything that can be found now."""

    def records(self, keys: Collection[int]) -> Mapping[int, SearchRecord]:
        """The records of some keys as they are now; what cannot be found is left out."""

    def visible(self, viewer: Viewer, keys: Collection[int]) -> set[int]:
        """Those of the keys that the person may see now, as the database says."""

    def changing(self, after: datetime.date, until: datetime.date) -> Iterable[int]:
        """Keys of records that a day after the first and up to the last changed,
        without anyone saving them."""

    def labels(self, facet: str, values: Collection[str]) -> Mapping[str, str]:
        """What the values of a facet are called; those it does not know are left out."""

    def known(self, facet: str) -> Collection[str]:
        """What readers may type after the name of a field, where a list is kept."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Have the records of a source indexed. One of the same kind is replaced."""
    _sources[source.kind] = source


def registered() -> list[Source]:
    """All sources."""
    return list(_sources.values())


def record_id(kind: str, key: int) -> str:
    """The id of a record in the index."""
    return f"{kind}:{key}"


def by_source(ids: Iterable[str]) -> Iterator[tuple[Source, dict[int, str]]]:
    """Record ids, sorted by the source that they come from."""
    grouped: dict[str, dict[int, str]] = {}
    for item in ids:
        kind, _, key = item.partition(":")
        if kind in _sources and key.isdecimal():
            grouped.setdefault(kind, {})[int(key)] = item
    for kind, keys in grouped.items():
        yield _sources[kind], keys
