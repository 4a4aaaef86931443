"""Killing the process that writes the embedded index, at random moments."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engines.embedded import EmbeddedEngine
from tests.search.engine_contract import record

ROUNDS = 200 if os.environ.get("SOAK_FULL") else 40
RECORDS = 20
WRITER = """
import sys
from pathlib import Path
from search.engines.embedded import EmbeddedEngine
from tests.search.engine_contract import record

engine = EmbeddedEngine(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    records = [record(key, f"Báo cáo {number}") for key in range(int(sys.argv[2]))]
    if number % 5:
        engine.write(records)
    else:
        engine.rebuild([records])
    print(number, flush=True)
"""

pytestmark = pytest.mark.soak


def test_an_index_outlives_the_death_of_its_writer(tmp_path: Path) -> None:
    chance = random.Random(1)
    folder = tmp_path / "index"
    engine = EmbeddedEngine(folder, wait=5)
    expected = {f"page:{key}" for key in range(RECORDS)}
    for _ in range(ROUNDS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(RECORDS)],
            stdout=subprocess.PIPE,
        )
        assert writer.stdout.readline(), "the writer wrote nothing"
        time.sleep(chance.random() / 2)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert {key for key, _ in engine.fingerprints()} == expected
        engine.write([record(0, "Sau cùng")])
        assert {key for key, _ in engine.fingerprints()} == expected
    engine.rebuild([[record(0, "Sau cùng")]])
    assert len(list(folder.glob("v*"))) == 1
