"""One question put to our engines, and the same work sent to tantivy and Elasticsearch
bare: the query of the plan, the reader's tokens and eight facets, without reading words,
spelling, weighing or marking."""

import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import tantivy

from search.engines import elasticsearch_queries as queries
from search.engines.base import FACET_SIZE, Engine, Scope, Selection
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.plan import Plan
from search.records import FACETS, SearchRequest
from search.searching import Searcher
from tests.benchmarks.report import median_p95
from tests.benchmarks.search.corpus import Reader


@dataclass
class Times:
    """What each of several questions took, by the clock and of our own processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def measure(self, work: Callable[[], Any]) -> Any:
        """Do the work once."""
        started, spent = time.perf_counter(), time.thread_time()
        result = work()
        self.cpu.append(time.thread_time() - spent)
        self.wall.append(time.perf_counter() - started)
        return result

    def row(self, **values: Any) -> dict[str, Any]:
        """A row of the table."""
        cpu = median_p95(self.cpu)
        return {**values, **median_p95(self.wall), "cpu_median_ms": cpu["median_ms"]}


def search(engine: Engine, text: str, reader: Reader) -> None:
    """As a page of the site asks."""
    Searcher(engine).search(SearchRequest(text, reader.viewers))


def plan_of(engine: Engine, text: str, reader: Reader) -> Plan:
    """What our engine asks for this question in the end."""
    return Searcher(engine).answer(SearchRequest(text, reader.viewers)).plan


class BareTantivy:
    """Ten records with what is kept of them, their number, and the facets."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        store = engine._open()
        assert store
        self.searcher = store.records.searcher()
        self.compiler = engine.compiler

    def prepare(self, plan: Plan, reader: Reader) -> Callable[[], None]:
        """The work, with its query built beforehand."""
        match = self.compiler.matching(plan, Scope(reader.viewers), {})
        query = tantivy.Query.boolean_query(
            [*match, *self.compiler.scoring(plan.bonus)]
        )
        matching = tantivy.Query.boolean_query(match)
        counted = {
            name: {"terms": {"field": name, "size": FACET_SIZE}} for name in FACETS
        }

        def work() -> None:
            for _score, address in self.searcher.search(query, limit=10).hits:
                self.searcher.doc(address)
            self.searcher.aggregate(matching, counted)

        return work


class BareElasticsearch:
    """One request for records, their number and facets, ranked by their best passages
    as ours are, and one for two passages of each of ten."""

    def __init__(self, engine: ElasticsearchEngine, url: str) -> None:
        self.engine = engine
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc)

    def prepare(self, plan: Plan, reader: Reader) -> Callable[[], None]:
        """The work, with its first request written beforehand."""
        asked = Searcher(self.engine).selection(
            SearchRequest("", reader.viewers), Scope(reader.viewers), plan
        )
        request = {
            **queries.hits(asked),
            "aggs": queries.facets(asked),
            "track_total_hits": True,
        }
        body = json.dumps(request).encode()
        return lambda: self.work(body, asked)

    def work(self, body: bytes, asked: Selection) -> None:
        hits = self.send(body)["hits"]["hits"]
        ids = [hit["_id"] for hit in hits[:10]]
        if ids and asked.plan.passage:
            wanted = queries.best_passages(ids, asked.plan.passage, 2)
            self.send(json.dumps(wanted).encode())

    def send(self, body: bytes) -> Any:
        """One request."""
        self.connection.request(
            "POST",
            f"/{self.engine.alias}/_search",
            body,
            {"Content-Type": "application/json"},
        )
        return json.loads(self.connection.getresponse().read())
