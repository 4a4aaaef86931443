"""The embedded engine: the contract, and what only it has."""

import pytest

from search.engines.base import EngineUnavailable, IndexDamaged
from search.engines.embedded import EmbeddedEngine
from search.engines.folder import IndexFolder
from tests.search.engine_contract import EngineContract, record


@pytest.fixture
def engine(tmp_path):
    return EmbeddedEngine(tmp_path / "index", wait=0.1)


class TestEmbedded(EngineContract):
    def test_another_process_sees_what_was_written(self, engine, tmp_path):
        reader = EmbeddedEngine(tmp_path / "index")
        assert self.ids(reader, "giảm") == []
        engine.write([record(1, "Giảm nghèo")])
        assert self.ids(reader, "giảm") == ["page:1"]
        engine.rebuild([[record(2, "Giảm nghèo")]])
        assert self.ids(reader, "giảm") == ["page:2"]

    def test_a_writer_waits_for_another_and_gives_up_in_time(self, engine, tmp_path):
        engine.write([record(1, "Giảm nghèo")])
        with IndexFolder(tmp_path / "index", 0.1).writing():
            with pytest.raises(EngineUnavailable):
                engine.write([record(2, "Giảm nghèo")])
            assert self.ids(engine, "giảm") == ["page:1"]
        engine.write([record(2, "Giảm nghèo")])

    def test_a_damaged_folder_is_an_engine_out_of_reach(self, engine):
        engine.write([record(1, "Giảm nghèo")])
        version = engine.folder.current
        (version / "records" / "meta.json").write_text("{")
        with pytest.raises(IndexDamaged):
            EmbeddedEngine(engine.folder.root).ping()
        engine.rebuild([[record(1, "Giảm nghèo")]])
        assert self.ids(engine, "giảm") == ["page:1"]

    def test_old_versions_are_removed(self, engine):
        for number in range(3):
            engine.rebuild([[record(number, "Giảm nghèo")]])
        assert len(list(engine.folder.root.glob("v*"))) == 1
