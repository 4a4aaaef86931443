"""The engine of larger sites: Elasticsearch 8, through `elasticsearch_dsl`.

An index a version, behind an alias. https://elasticsearch-dsl.readthedocs.io/
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import streaming_bulk
from elasticsearch_dsl import A, Index, Search
from elasticsearch_dsl.response import Response

from search.engines import elasticsearch_queries as queries
from search.engines.base import (
    FACET_SIZE,
    SCHEMA_VERSION,
    Engine,
    EngineUnavailable,
    Found,
    FoundPassage,
    RecordsRejected,
    Scope,
    Selection,
    Stored,
)
from search.engines.elasticsearch_documents import RecordDocument, source_of
from search.engines.elasticsearch_transport import PatientTransport
from search.fields import index_record
from search.plan import Node
from search.plan import Term as PlanTerm
from search.records import FacetValue, Passage, PassageKind, SearchRecord, Sort

BULK = 200
PING_SECONDS = 1.0
SORTS = {Sort.NEWEST: "-day", Sort.OLDEST: "day"}


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

    def _search(self) -> Search:
        return Search(using=self.client, index=self.alias).params(
            ignore_unavailable=True
        )

    def select(self, selection: Selection) -> Found:
        if not selection.scope.viewers:
            return Found(0, ())
        by_date = selection.sort is not Sort.RELEVANCE
        search = self._search().source(["stored"]).extra(track_total_hits=True)
        search = search.query(
            queries.matching(selection.plan, selection.scope, scored=not by_date)
        )
        if selection.filters:
            search = search.post_filter(queries.chosen(selection.filters))
        if by_date:
            search = search.sort(SORTS[selection.sort])
        for name in selection.facets:
            others = {k: v for k, v in selection.filters.items() if k != name}
            counted = A("terms", field=queries.facet_field(name), size=FACET_SIZE)
            outer = search.aggs.bucket(name, "filter", filter=queries.chosen(others))
            outer.bucket("values", counted)
        response = _run(search[selection.offset : selection.offset + selection.limit])
        return Found(
            _total(response), _stored(response), _facets(response, selection.facets)
        )

    def best_passages(
        self, ids: Sequence[str], terms: Sequence[PlanTerm], limit: int
    ) -> Mapping[str, list[FoundPassage]]:
        if not ids or not terms:
            return {}
        query = queries.passages(ids, terms, limit)
        response = _run(self._search().source(["record_id"]).query(query)[: len(ids)])
        hits = response.to_dict()["hits"]["hits"]
        return {
            hit["_source"]["record_id"]: [
                _found_passage(inner["_source"], inner["_score"])
                for inner in hit["inner_hits"]["passages"]["hits"]["hits"]
            ]
            for hit in hits
        }

    def first_passages(self, record_id: str, limit: int) -> list[Passage]:
        fields = [f"passages.{name}" for name in queries.SHOWN]
        search = self._search().source(fields).filter("term", record_id=record_id)
        hits = _run(search[:1]).to_dict()["hits"]["hits"]
        found = hits[0]["_source"].get("passages", []) if hits else []
        return [_passage(values) for values in found[:limit]]

    def counts(self, nodes: Sequence[Node], scope: Scope) -> list[int]:
        if not nodes or not scope.viewers:
            return [0] * len(nodes)
        limits: Any = queries.scoped(scope)
        search = self._search().query("bool", **limits)[:0]
        filters = {str(place): queries.node(node) for place, node in enumerate(nodes)}
        search.aggs.bucket("counts", "filters", filters=filters)
        answer = _run(search).to_dict().get("aggregations")
        if answer is None:
            return [0] * len(nodes)
        buckets = answer["counts"]["buckets"]
        return [buckets[str(place)]["doc_count"] for place in range(len(nodes))]

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        with _reported():
            for hit in self._search().source(["record_id", "print"]).scan():
                yield hit["record_id"], hit["print"]


def _actions(records: Iterable[SearchRecord]) -> Iterator[dict[str, Any]]:
    for record in records:
        yield {"_id": record.id, "_source": source_of(index_record(record))}


def _run(search: Search) -> Response:
    with _reported():
        return search.execute()


def _total(response: Response) -> int:
    return int(response.to_dict()["hits"]["total"]["value"])


def _stored(response: Response) -> tuple[Stored, ...]:
    return tuple(
        Stored(
            hit["_source"]["stored"]["id"],
            hit["_score"] or 0.0,
            hit["_source"]["stored"],
        )
        for hit in response.to_dict()["hits"]["hits"]
    )


def _facets(
    response: Response, names: Sequence[str]
) -> dict[str, tuple[FacetValue, ...]]:
    answer = response.to_dict().get("aggregations", {})
    return {
        name: tuple(
            FacetValue(bucket["key"], bucket["doc_count"])
            for bucket in answer.get(name, {}).get("values", {}).get("buckets", ())
        )
        for name in names
    }


def _found_passage(values: Mapping[str, Any], score: float) -> FoundPassage:
    passage = _passage(values)
    attached = passage.kind is PassageKind.ATTACHMENT
    return FoundPassage(score, attached=attached, load=lambda: passage)


def _passage(values: Mapping[str, Any]) -> Passage:
    return Passage(
        values["shown"], values["anchor"], values["label"], PassageKind(values["kind"])
    )


@contextmanager
def _reported() -> Iterator[None]:
    """Whatever keeps the cluster from answering is an engine out of reach."""
    try:
        yield
    except (TransportError, ApiError) as error:
        raise EngineUnavailable(f"Elasticsearch does not answer: {error}") from error
