"""The engine of larger sites: Elasticsearch 8, through `elasticsearch_dsl`.

An index a version, behind an alias. https://elasticsearch-dsl.readthedocs.io/
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import streaming_bulk
from elasticsearch_dsl import Index, Search

from search.engines import elasticsearch_answers as answers
from search.engines import elasticsearch_queries as queries
from search.engines.base import (
    SCHEMA_VERSION,
    Engine,
    EngineUnavailable,
    Found,
    FoundPassage,
    RecordsRejected,
    Scope,
    Selection,
)
from search.engines.elasticsearch_documents import RecordDocument, source_of
from search.engines.elasticsearch_transport import PatientTransport
from search.fields import index_record
from search.plan import Node
from search.plan import Term as PlanTerm
from search.records import Passage, SearchRecord

BULK = 200
PING_SECONDS = 1.0
FEW_TERMS = 40
"""A selection of more terms takes so long that it is better not asked for in vain."""


class ElasticsearchEngine(Engine):
    """Elasticsearch, with all names under one prefix."""

    name = "elasticsearch"

    def __init__(
        self,
        url: str,
        *,
        prefix: str = "intranet",
        api_key: str | None = None,
        ca: str | None = None,
        timeout: float = 10.0,
        retries: int = 3,
    ) -> None:
        self.alias = f"{prefix}-v{SCHEMA_VERSION}"
        self.retries = retries
        options: dict[str, Any] = {"api_key": api_key, "ca_certs": ca}
        self.client = Elasticsearch(
            url,
            request_timeout=timeout,
            max_retries=1,
            retry_on_timeout=False,
            transport_class=PatientTransport,
            **{key: value for key, value in options.items() if value},
        )

    # Writing

    def write(
        self, records: Iterable[SearchRecord], deleted: Collection[str] = ()
    ) -> None:
        with _reported():
            if not self.is_current():
                self._switch(self._create())
            removals = ({"_op_type": "delete", "_id": key} for key in deleted)
            self._bulk(self.alias, chain(removals, _actions(records)), refresh=True)

    def rebuild(
        self,
        batches: Iterable[Sequence[SearchRecord]],
        before_switch: Callable[[], None] = lambda: None,
    ) -> int:
        with _reported():
            name = self._create()
            rejected: RecordsRejected | None = None
            try:
                actions = _actions(chain.from_iterable(batches))
                self._bulk(name, actions, refresh=False)
            except RecordsRejected as error:
                rejected = error
            except BaseException:
                self.client.options(ignore_status=404).indices.delete(index=name)
                raise
            self.client.indices.refresh(index=name)
            count = int(self.client.count(index=name)["count"])
            before_switch()
            self._switch(name)
        if rejected:
            raise rejected
        return count

    def _create(self) -> str:
        name = f"{self.alias}-{time.time_ns()}"
        index = Index(name, using=self.client)
        index.settings(number_of_shards=1, number_of_replicas=0, refresh_interval="1s")
        index.document(RecordDocument)
        index.create()
        return name

    def _switch(self, name: str) -> None:
        """Point the alias to one index, in one step, and remove the former ones."""
        former = [old for old in self.versions() if old != name]
        moves: list[Mapping[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        moves += [{"remove_index": {"index": old}} for old in former]
        self.client.indices.update_aliases(actions=moves)

    def versions(self) -> list[str]:
        """The indices of this prefix and schema, the live one among them."""
        found = self.client.options(ignore_status=404).indices.get(
            index=f"{self.alias}-*", features=["aliases"]
        )
        return [name for name in found.body if name.startswith(self.alias)]

    def _bulk(
        self, index: str, actions: Iterable[dict[str, Any]], *, refresh: bool
    ) -> int:
        """Send actions, with growing pauses where the cluster asks for them."""
        rejected: dict[str, str] = {}
        count = 0
        for ok, item in streaming_bulk(
            self.client,
            actions,
            index=index,
            chunk_size=BULK,
            max_retries=self.retries,
            initial_backoff=0.2,
            max_backoff=5,
            raise_on_error=False,
            refresh=refresh,
        ):
            operation, result = next(iter(item.items()))
            count += ok
            if ok or (operation == "delete" and result.get("status") == 404):
                continue
            if result.get("status", 500) in (429, 403, 500, 502, 503):
                raise EngineUnavailable(
                    f"Elasticsearch does not accept writes: {result}"
                )
            rejected[result["_id"]] = str(result.get("error"))
        if rejected:
            raise RecordsRejected(rejected)
        return count

    def clear(self) -> None:
        with _reported():
            for name in self.versions():
                self.client.options(ignore_status=404).indices.delete(index=name)

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    # State

    def is_current(self) -> bool:
        with _reported():
            return bool(self.client.indices.exists_alias(name=self.alias))

    def ping(self) -> None:
        with _reported():
            self.client.options(request_timeout=PING_SECONDS).cluster.health()

    def size(self) -> int:
        with _reported():
            stats = self.client.indices.stats(index=self.alias, metric="store")
            return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])

    # Reading

    def _ask(self, *requests: queries.Query) -> list[answers.Answer]:
        """Answers to several requests, made at once. An index that is not there yet
        holds nothing."""
        header = {"index": self.alias, "ignore_unavailable": True}
        searches = [part for request in requests for part in (header, request)]
        with _reported():
            found = self.client.msearch(searches=searches)["responses"]
        for answer in found:
            if "error" in answer:
                raise EngineUnavailable(f"Elasticsearch cannot: {answer['error']}")
        return list(found)

    def select(self, selection: Selection) -> Found:
        if not selection.scope.viewers:
            return Found(0, ())
        return _found(selection, *self._ask(*_requests(selection)))

    def counts(self, nodes: Sequence[Node], scope: Scope) -> list[int]:
        if not nodes or not scope.viewers:
            return [0] * len(nodes)
        (answer,) = self._ask(queries.counts(nodes, scope))
        return answers.counts(answer, len(nodes))

    def count_and_select(
        self, nodes: Sequence[Node], selection: Selection
    ) -> tuple[list[int], Callable[[], Found]]:
        dear = len(selection.plan.bonus) > FEW_TERMS
        if not nodes or not selection.scope.viewers or dear:
            return self.counts(nodes, selection.scope), partial(self.select, selection)
        counted, *found = self._ask(
            queries.counts(nodes, selection.scope), *_requests(selection)
        )
        counts = answers.counts(counted, len(nodes))
        return counts, partial(_found, selection, *found)

    def best_passages(
        self, ids: Sequence[str], terms: Sequence[PlanTerm], limit: int
    ) -> Mapping[str, list[FoundPassage]]:
        if not ids or not terms:
            return {}
        (answer,) = self._ask(queries.best_passages(ids, terms, limit))
        return dict(answers.passages(answer))

    def first_passages(self, record_id: str, limit: int) -> list[Passage]:
        (answer,) = self._ask(queries.first_passages(record_id, limit))
        return answers.plain_passages(answer)

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        search = Search(using=self.client, index=self.alias)
        search = search.params(ignore_unavailable=True).source(["record_id", "print"])
        with _reported():
            for hit in search.scan():
                yield hit["record_id"], hit["print"]


def _requests(selection: Selection) -> tuple[queries.Query, queries.Query]:
    """What is asked for a selection: the best records need not wait for the counts, and
    are found without looking at each of the others."""
    return queries.hits(selection), queries.totals(selection)


def _found(
    selection: Selection, records: answers.Answer, totals: answers.Answer
) -> Found:
    return Found(
        answers.total(totals),
        answers.stored(records),
        answers.facets(totals, selection.facets),
    )


def _actions(records: Iterable[SearchRecord]) -> Iterator[dict[str, Any]]:
    for record in records:
        yield {"_id": record.id, "_source": source_of(index_record(record))}


@contextmanager
def _reported() -> Iterator[None]:
    """Whatever keeps the cluster from answering is an engine out of reach."""
    try:
        yield
    except (TransportError, ApiError) as error:
        raise EngineUnavailable(f"Elasticsearch does not answer: {error}") from error
