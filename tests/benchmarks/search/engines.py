"""Both engines beside tantivy, Elasticsearch and Wagtail's own search, in one run."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

from search.engines.base import Engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from tests.benchmarks.search import wagtail
from tests.benchmarks.search.asking import (
    BareElasticsearch,
    BareTantivy,
    Times,
    plan_of,
    search,
)
from tests.benchmarks.search.corpus import Reader, Site, questions, text_bytes

URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")
TURNS = 5
WARM_UP = 99

Row = dict[str, Any]


@contextmanager
def embedded() -> Iterator[EmbeddedEngine]:
    """An engine in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
    try:
        yield EmbeddedEngine(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def elasticsearch() -> Iterator[ElasticsearchEngine]:
    """An engine under a prefix of its own."""
    engine = ElasticsearchEngine(URL, prefix=f"bench-{token_hex(4)}", timeout=60)
    try:
        yield engine
    finally:
        engine.clear()
        engine.close()


def load(engine: Engine, site: Site) -> Row:
    """Index the site; how fast, and how large it is."""
    started = time.perf_counter()
    engine.rebuild(site.batches())
    seconds = time.perf_counter() - started
    records = list(site.records())
    passages = sum(len(record.passages) for record in records)
    return {
        "what": f"{engine.name}: indexing",
        "pages": site.pages,
        "units": site.units,
        "passages_per_second": round(passages / seconds),
        "index_mb": round(engine.size() / 2**20, 1),
        "index_to_text": round(engine.size() / text_bytes(records), 2),
    }


Ways = dict[str, Callable[[str, Reader], Callable[[], Any]]]
"""What can be asked, by name: for a question and a reader the work to measure."""


def compare(ways: Ways, site: Site, reader: Reader) -> list[Row]:
    """Every question to each in turn, so that all meet the same load."""
    times = {name: Times() for name in ways}
    for turn in (WARM_UP, *range(TURNS)):
        for text in questions(turn):
            for name, prepare in ways.items():
                measured = Times() if turn == WARM_UP else times[name]
                measured.measure(prepare(text, reader))
    shared = {"pages": site.pages, "units": site.units, "reader": reader.name}
    return [taken.row(what=name, **shared) for name, taken in times.items()]


def in_process(engine: EmbeddedEngine) -> Ways:
    """The embedded engine, and tantivy doing the same query and facets."""
    bare = BareTantivy(engine)
    return {
        "embedded": lambda text, reader: partial(search, engine, text, reader),
        "tantivy, bare": lambda text, reader: bare.prepare(
            plan_of(engine, text, reader), reader
        ),
    }


def at_elasticsearch(engine: ElasticsearchEngine, backend: Any) -> Ways:
    """The engine on Elasticsearch, its work sent bare, and Wagtail's search beside."""
    bare = BareElasticsearch(engine, URL)
    return {
        "elasticsearch": lambda text, reader: partial(search, engine, text, reader),
        "Elasticsearch, bare": lambda text, reader: bare.prepare(
            plan_of(engine, text, reader), reader
        ),
        "Wagtail's modelsearch": lambda text, reader: partial(
            wagtail.ask, backend, text, reader
        ),
    }


def at_once(site: Site) -> list[Row]:
    """Everything in one run; without Elasticsearch the embedded engine alone."""
    with ExitStack() as stack:
        engine = stack.enter_context(embedded())
        rows = [load(engine, site), memory(engine.folder.root, site.member)]
        ways = in_process(engine)
        if URL:
            elastic = stack.enter_context(elasticsearch())
            rows.append(load(elastic, site))
            backend = stack.enter_context(wagtail.wagtail_search(URL, site))
            ways |= at_elasticsearch(elastic, backend)
        return [*rows, *with_ratios(compare(ways, site, site.member))]


def with_ratios(rows: list[Row]) -> list[Row]:
    """How many times as long as bare ours takes."""
    by_name = {row["what"]: row for row in rows}
    for ours, bare in (
        ("embedded", "tantivy, bare"),
        ("elasticsearch", "Elasticsearch, bare"),
    ):
        if ours in by_name:
            for key in ("median_ms", "p95_ms"):
                ratio = by_name[ours][key] / max(by_name[bare][key], 0.1)
                by_name[ours][f"{key.removesuffix('_ms')}_to_bare"] = round(ratio, 2)
    return rows


def by_units(pages: int, sizes: tuple[int, ...]) -> list[Row]:
    """What more units cost a member and the reviewer, on sites asked in turn."""
    with ExitStack() as stack:
        sites = [Site(pages, units) for units in sizes]
        engines = [stack.enter_context(embedded()) for _site in sites]
        for engine, site in zip(engines, sites, strict=True):
            engine.rebuild(site.batches())
        rows: list[Row] = []
        for role in ("member", "reviewer"):
            ways: Ways = {
                f"embedded, {site.units} units": partial(
                    _asked_by, engine, getattr(site, role)
                )
                for engine, site in zip(engines, sites, strict=True)
            }
            rows += compare(ways, sites[-1], getattr(sites[-1], role))
    return [{**row, "units": row["what"].split()[1]} for row in rows]


def _asked_by(
    engine: Engine, reader: Reader, text: str, _reader: Reader
) -> Callable[[], None]:
    return partial(search, engine, text, reader)


def memory(folder: Path, reader: Reader) -> Row:
    """The memory (USS) of a process that serves the site and has asked this index: what
    is mapped from the index is not its own."""
    asked = [text for turn in range(TURNS) for text in questions(turn)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.search.worker", str(folder)],
        input=json.dumps({"viewers": sorted(reader.viewers), "questions": asked}),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return {"what": "embedded: a worker", "uss_mb": float(done.stdout.split()[-1])}
