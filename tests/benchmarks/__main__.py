"""``make bench``: all measurements, or those named: ``python -m tests.benchmarks pages``."""

import importlib
import sys

ALL = ("pages", "consolidation", "search")


def main(names: list[str]) -> None:
    """Run them one after another."""
    for name in names or ALL:
        importlib.import_module(f"tests.benchmarks.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
