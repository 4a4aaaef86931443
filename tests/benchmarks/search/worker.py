"""A process like a web worker: the whole site loaded, and an index asked what comes as
JSON on standard input; prints its memory (USS) in megabytes."""

import importlib
import json
import os
import sys
from pathlib import Path

import django
import psutil

from search.engines.embedded import EmbeddedEngine
from tests.benchmarks.search.asking import search
from tests.benchmarks.search.corpus import Reader


def main(folder: Path) -> None:
    """Ask, then measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    django.setup()
    for name in ("intranet.wsgi", "intranet.urls"):
        importlib.import_module(name)
    engine = EmbeddedEngine(folder)
    asked = json.load(sys.stdin)
    reader = Reader("", frozenset(asked["viewers"]))
    for text in asked["questions"]:
        search(engine, text, reader)
    print(round(psutil.Process().memory_full_info().uss / 2**20, 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
