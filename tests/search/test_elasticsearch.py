"""The Elasticsearch engine: the contract, and what only it has.

Runs where TEST_ELASTICSEARCH_URL is set, under a random prefix: never on a live index.
"""

import os
from secrets import token_hex

import pytest

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from tests.search.engine_contract import EngineContract, record

URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def engine():
    if not URL:
        assert not os.environ.get("CI"), "CI must run the Elasticsearch lane"
        pytest.skip("TEST_ELASTICSEARCH_URL is not set")
    engine = ElasticsearchEngine(URL, prefix=f"test-{token_hex(4)}")
    yield engine
    engine.clear()
    engine.close()


class TestElasticsearch(EngineContract):
    def test_one_index_is_left_after_rebuilds(self, engine):
        for number in range(3):
            engine.rebuild([[record(number, "Giảm nghèo")]])
        assert len(engine.versions()) == 1

    def test_an_index_made_read_only_is_out_of_reach_until_it_is_not(self, engine):
        engine.write([record(1, "Giảm nghèo")])
        block = {"index.blocks.read_only_allow_delete": True}
        engine.client.indices.put_settings(index=engine.alias, settings=block)
        with pytest.raises(EngineUnavailable):
            engine.write([record(2, "Giảm nghèo")])
        assert self.ids(engine, "giảm nghèo") == ["page:1"]
        free = {"index.blocks.read_only_allow_delete": None}
        engine.client.indices.put_settings(index=engine.alias, settings=free)
        engine.write([record(2, "Giảm nghèo")])
        assert len(self.ids(engine, "giảm nghèo")) == 2

    def test_what_a_killed_rebuild_left_is_removed_by_the_next(self, engine):
        engine.write([record(1, "Giảm nghèo")])
        engine._create()
        assert len(engine.versions()) == 2
        engine.rebuild([[record(2, "Giảm nghèo")]])
        assert len(engine.versions()) == 1
        assert self.ids(engine, "giảm nghèo") == ["page:2"]


def test_a_cluster_that_is_not_there_is_out_of_reach():
    engine = ElasticsearchEngine("http://127.0.0.1:9", timeout=0.5)
    with pytest.raises(EngineUnavailable):
        engine.ping()
    engine.close()
