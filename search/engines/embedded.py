"""The engine inside the web process: tantivy, in a folder of its own.

One process writes at a time; readers look at the folder before each search, so that they
see what any process wrote.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from tantivy import Occur, Order, Query

from search.engines.base import (
    FACET_SIZE,
    Engine,
    EngineUnavailable,
    Found,
    FoundPassage,
    IndexDamaged,
    RecordsRejected,
    Rescoring,
    Scope,
    Selection,
    Stored,
)
from search.engines.damage import META, PARTS, damaged_files, is_panic
from search.engines.folder import IndexFolder
from search.engines.tantivy_queries import Compiler, silent
from search.engines.tantivy_store import (
    ATTACHED,
    DATE,
    KEY,
    POSITION,
    REBUILD_HEAP,
    STORED,
    Store,
    key_of,
    passage_schema,
    record_schema,
)
from search.fields import Field
from search.plan import Node, Term
from search.records import FacetValue, Passage, SearchRecord, Sort
from search.stored import unpacked_passage

PASSAGES_EACH = 8
"""So many passages a record, on average, compete for being its best."""

UNUSABLE = "the search index cannot be used"


class EmbeddedEngine(Engine):
    """Tantivy in a folder."""

    name = "embedded"

    def __init__(self, folder: Path, *, wait: float = 10.0) -> None:
        self.folder = IndexFolder(folder, wait)
        self.compiler = Compiler(record_schema())
        self.passage_compiler = Compiler(passage_schema())
        self._store: Store | None = None
        self._stamp: tuple[object, ...] = ()
        self._opening = Lock()

    # Writing

    def write(
        self, records: Iterable[SearchRecord], deleted: Collection[str] = ()
    ) -> None:
        with self._reported(), self.folder.writing():
            self._writable().write(records, deleted)

    def rebuild(
        self,
        batches: Iterable[Sequence[SearchRecord]],
        before_switch: Callable[[], None] = lambda: None,
    ) -> int:
        with self._reported(), self.folder.rebuilding():
            version = self.folder.create()
            records = chain.from_iterable(batches)
            rejected: RecordsRejected | None = None
            store = Store(version)
            try:
                store.write(records, heap=REBUILD_HEAP)
            except RecordsRejected as error:
                rejected = error
            store.records.reload()
            count = int(store.records.searcher().num_docs)
            before_switch()
            with self.folder.writing():
                self.folder.switch(version)
        if rejected:
            raise rejected
        return count

    def _writable(self) -> Store:
        path = self.folder.current
        if path is None:
            path = self.folder.create()
            Store(path)
            self.folder.switch(path)
        return _store(path)

    def clear(self) -> None:
        self._store = None
        shutil.rmtree(self.folder.root, ignore_errors=True)

    # State

    def is_current(self) -> bool:
        return self.folder.current is not None

    def ping(self) -> None:
        with self._reported():
            self._open()
        if self.folder.suspected:
            self.look_for_damage()

    def look_for_damage(self) -> None:
        with self._reported(), self.folder.writing():
            path = self.folder.current
            broken = list(damaged_files(path)) if path else []
        if broken:
            raise IndexDamaged(f"the search index is damaged: {', '.join(broken[:5])}")
        self.folder.trust()

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """A folder that cannot be read or written is an engine out of reach. Where it
        may be damaged, the next look finds out."""
        try:
            yield
        except OSError as error:
            raise EngineUnavailable(f"{UNUSABLE}: {error}") from error
        except (ValueError, RuntimeError, LookupError) as error:
            self._suspect()
            raise EngineUnavailable(f"{UNUSABLE}: {error}") from error
        except BaseException as error:
            if not is_panic(error):
                raise
            self._suspect()
            raise EngineUnavailable(f"{UNUSABLE}: {error}") from error

    def _suspect(self) -> None:
        self._store = None
        self.folder.suspect()

    def size(self) -> int:
        return self.folder.size()

    def _open(self) -> Store | None:
        """The live version as it is now, or None before anything was written."""
        path = self.folder.current
        if path is None:
            return None
        with self._opening:
            if self._store is None or self._store.path != path:
                self._store, self._stamp = _store(path), ()
            stamp = self._store.stamp()
            if stamp != self._stamp:
                self._store.passages.reload()
                self._store.records.reload()
                self._stamp = stamp
            return self._store

    # Reading

    def select(self, selection: Selection) -> Found:
        with self._reported():
            store = self._open()
            if store is None or not selection.scope.viewers:
                return Found(0, ())
            searcher = store.records.searcher()
            matching = self.compiler.matching(
                selection.plan, selection.scope, selection.filters
            )
            total, records = self._records(searcher, selection, matching)
            if selection.rescoring:
                records = self._rescored(store, records, selection.rescoring)
            return Found(total, records, self._facets(searcher, selection, matching))

    def _records(
        self, searcher: tantivy.Searcher, selection: Selection, matching: list[Any]
    ) -> tuple[int, tuple[Stored, ...]]:
        by_date = selection.sort is not Sort.RELEVANCE
        scoring = [] if by_date else self.compiler.scoring(selection.plan.bonus)
        query = Query.boolean_query([*matching, *scoring])
        order = Order.Asc if selection.sort is Sort.OLDEST else Order.Desc
        result = searcher.search(
            query,
            limit=max(selection.limit, 1),
            offset=selection.offset,
            order_by_field=DATE if by_date else None,
            order=order,
        )
        hits = result.hits[: selection.limit]
        records = tuple(
            _stored(searcher, address, 0.0 if by_date else score)
            for score, address in hits
        )
        return result.count, records  # type: ignore[attr-defined]

    def _facets(
        self, searcher: tantivy.Searcher, selection: Selection, matching: list[Any]
    ) -> dict[str, tuple[FacetValue, ...]]:
        free = [name for name in selection.facets if name not in selection.filters]
        counted = _count_facets(searcher, matching, free)
        for name in selection.facets:
            if name in selection.filters:
                others = {k: v for k, v in selection.filters.items() if k != name}
                clauses = self.compiler.matching(
                    selection.plan, selection.scope, others
                )
                counted |= _count_facets(searcher, clauses, [name])
        return {name: counted[name] for name in selection.facets}

    def _rescored(
        self, store: Store, records: tuple[Stored, ...], rescoring: Rescoring
    ) -> tuple[Stored, ...]:
        """The records with the share of their best passages, in their new order."""
        ids = [stored.id for stored in records[: rescoring.window]]
        best: dict[str, float] = {}
        for record_id, attached, score, _address in self._ranked_passages(
            store.passages.searcher(), ids, rescoring.terms
        ):
            worth = score * (rescoring.attachment if attached else 1.0)
            best[record_id] = max(worth, best.get(record_id, 0.0))
        head = [
            Stored(
                id_, stored.score + rescoring.weight * best.get(id_, 0.0), stored.values
            )
            for id_, stored in zip(ids, records, strict=False)
        ]
        head.sort(key=lambda stored: -stored.score)
        return (*head, *records[rescoring.window :])

    def _ranked_passages(
        self, searcher: tantivy.Searcher, ids: Sequence[str], terms: Sequence[Term]
    ) -> Iterator[tuple[str, bool, float, tantivy.DocAddress]]:
        """Passages of some records, the best of all first."""
        if not ids or not terms:
            return
        owners = Query.term_set_query(passage_schema(), Field.ID, list(ids))
        query = Query.boolean_query(
            [(Occur.Must, silent(owners)), *self.passage_compiler.scoring(terms)]
        )
        hits = searcher.search(query, limit=len(ids) * PASSAGES_EACH, count=False).hits
        names = {key_of(record_id): record_id for record_id in ids}
        addresses = [address for _, address in hits]
        keys = searcher.fast_field_values(KEY, addresses)
        attached = searcher.fast_field_values(ATTACHED, addresses)
        for (score, address), key, flag in zip(hits, keys, attached, strict=True):
            yield names[int(key or 0)], bool(flag), score, address

    def best_passages(
        self, ids: Sequence[str], terms: Sequence[Term], limit: int
    ) -> Mapping[str, list[FoundPassage]]:
        with self._reported():
            store = self._open()
            if store is None:
                return {}
            searcher = store.passages.searcher()
            best: dict[str, list[FoundPassage]] = defaultdict(list)
            for record_id, attached, score, address in self._ranked_passages(
                searcher, ids, terms
            ):
                if len(best[record_id]) < limit:
                    load = partial(_passage, searcher, address)
                    found = FoundPassage(score, attached=attached, load=load)
                    best[record_id].append(found)
            return best

    def first_passages(self, record_id: str, limit: int) -> list[Passage]:
        with self._reported():
            store = self._open()
            if store is None:
                return []
            searcher = store.passages.searcher()
            query = self.passage_compiler.term(Field.ID, record_id)
            hits = searcher.search(
                query,
                limit=limit,
                count=False,
                order_by_field=POSITION,
                order=Order.Asc,
            ).hits
            return [_passage(searcher, address) for _, address in hits]

    def counts(self, nodes: Sequence[Node], scope: Scope) -> list[int]:
        with self._reported():
            store = self._open()
            if store is None or not scope.viewers:
                return [0] * len(nodes)
            searcher = store.records.searcher()
            scoped = self.compiler.scoped(scope)
            return [self._count(searcher, node, scoped) for node in nodes]

    def _count(self, searcher: tantivy.Searcher, node: Node, scoped: list[Any]) -> int:
        if isinstance(node, Term) and not searcher.doc_freq(node.field, node.value):
            return 0
        query = Query.boolean_query([(Occur.Must, self.compiler.node(node)), *scoped])
        result = searcher.search(silent(query), limit=1)
        return int(result.count)  # type: ignore[attr-defined]

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        with self._reported():
            store = self._open()
            if store is None:
                return
            searcher = store.records.searcher()
            for _, address in searcher.search(
                Query.all_query(), limit=max(searcher.num_docs, 1)
            ).hits:
                values = _stored(searcher, address, 0.0).values
                yield str(values["id"]), str(values["print"])


def _store(path: Path) -> Store:
    """Open a version that was written before."""
    try:
        if not all((path / part / META).exists() for part in PARTS):
            raise IndexDamaged("the search index is damaged: it has lost its list")
        return Store(path)
    except IndexDamaged:
        raise
    except BaseException as error:
        if isinstance(error, ValueError) or is_panic(error):
            raise IndexDamaged(f"the search index is damaged: {error}") from error
        raise


def _count_facets(
    searcher: tantivy.Searcher, clauses: list[Any], names: Sequence[str]
) -> dict[str, tuple[FacetValue, ...]]:
    if not names:
        return {}
    wanted = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in names}
    answer = searcher.aggregate(Query.boolean_query(clauses), wanted)
    return {
        name: tuple(
            FacetValue(bucket["key"], int(bucket["doc_count"]))
            for bucket in answer[name]["buckets"]
        )
        for name in names
    }


def _stored(
    searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float
) -> Stored:
    values = json.loads(
        bytes(searcher.doc(address).get_first(STORED) or b"{}").decode()
    )
    return Stored(values["id"], score, values)


def _passage(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Passage:
    return unpacked_passage(
        bytes(searcher.doc(address).get_first(STORED) or b"[]").decode()
    )
