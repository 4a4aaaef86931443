"""Runs the suite in every lane this machine has, and says which ran and why not.

``make test`` calls it. SQLite and the embedded engine always run; the other lanes are
added by environment variables and by a browser that is found. Under ``CI`` a missing
lane is a failure.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]

# What asks the database in ways that differ between the two; readers of files, pure
# modules and walks through Wagtail's admin say the same on both.
ON_POSTGRES = (
    "tests/units",
    "tests/search",
    "tests/pages",
    "tests/intranet/test_access.py",
    "tests/intranet/test_access_cost.py",
    "tests/intranet/test_accounts.py",
    "tests/test_smoke.py",
    "--ignore=tests/pages/importing",
)


@dataclass(frozen=True)
class Lane:
    """A way to run the suite: its name, whether it can run, and why not."""

    name: str
    ready: bool
    missing: str


def chromium() -> str | None:
    """The path of a Chromium, where there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def lanes() -> list[Lane]:
    """All lanes, ready or not."""
    data = os.environ.get("REAL_DATA_DIR", "")
    return [
        Lane("SQLite, embedded engine", True, ""),
        Lane(
            "Elasticsearch",
            bool(os.environ.get("TEST_ELASTICSEARCH_URL")),
            "TEST_ELASTICSEARCH_URL is not set",
        ),
        Lane(
            "PostgreSQL",
            bool(os.environ.get("TEST_POSTGRES_URL")),
            "TEST_POSTGRES_URL is not set",
        ),
        Lane("browser", chromium() is not None, "no Chromium was found"),
        Lane(
            "OCR", shutil.which("tesseract") is not None, "tesseract is not installed"
        ),
        Lane(
            "real data",
            bool(data) and Path(data).is_dir(),
            "REAL_DATA_DIR is not set or not a folder",
        ),
    ]


def run() -> int:
    """Run the suite, then again on PostgreSQL; returns the exit code of ``make test``."""
    found = lanes()
    failed = subprocess.run([*PYTEST, "-m", "not soak"], check=False).returncode
    if next(lane for lane in found if lane.name == "PostgreSQL").ready:
        print("\nThe same on PostgreSQL")
        environment = {**os.environ, "ON_POSTGRES": "1"}
        marks = "not soak and not browser and not realdata and not elasticsearch"
        command = [*PYTEST, "-m", marks, *ON_POSTGRES]
        again = subprocess.run(command, check=False, env=environment)
        failed = failed or again.returncode
    print()
    for lane in found:
        print(
            f"lane {lane.name}: {'ran' if lane.ready else f'did not run: {lane.missing}'}"
        )
    if os.environ.get("CI") and not all(lane.ready for lane in found):
        return failed or 1
    return failed


if __name__ == "__main__":
    sys.exit(run())
