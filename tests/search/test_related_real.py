"""Related documents, held against what the state codification itself calls related."""

import json
import os
from pathlib import Path
from secrets import token_hex

import pytest

from search import evaluation
from search.engines.base import Scope
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.related import like

DATA = os.environ.get("REAL_DATA_DIR", "")
URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")
SHOWN = 10
EVERY = 4
FLOOR = 0.55


@pytest.fixture
def embedded(tmp_path):
    return EmbeddedEngine(tmp_path / "index")


@pytest.fixture
def elasticsearch():
    if not URL:
        pytest.skip("TEST_ELASTICSEARCH_URL is not set")
    engine = ElasticsearchEngine(URL, prefix=f"test-{token_hex(4)}")
    yield engine
    engine.clear()
    engine.close()


@pytest.mark.skipif(not DATA, reason="REAL_DATA_DIR is not set")
@pytest.mark.parametrize(
    "name",
    ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)],
)
def test_articles_named_by_the_codification_are_among_the_related(
    name, request, capsys
):
    folder = Path(DATA) / "search"
    engine = request.getfixturevalue(name)
    evaluation.load(engine, evaluation.read_corpus(folder / "corpus.jsonl"))
    scope = Scope(frozenset({evaluation.TOKEN}))
    found = []
    for line in (folder / "related.jsonl").read_text("utf-8").splitlines()[::EVERY]:
        judged = json.loads(line)
        hits = like(engine, scope, judged["doc_id"], limit=SHOWN)
        found.append(any(hit.id in judged["related"] for hit in hits))
    share = sum(found) / len(found)
    with capsys.disabled():
        print(
            f"\nrelated, {name}: one of {SHOWN} is right for {share:.3f} of {len(found)}"
        )
    assert share > FLOOR
