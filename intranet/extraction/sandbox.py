"""Runs a reader in a process of its own with little time and memory, and takes its
result as JSON: whatever a hostile file does to the reader, it does to that process."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .errors import ExtractionError, Reason
from .layout import Extracted
from .limits import LIMITS

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")


def run(path: Path, *, layout: bool, ocr_pages: int) -> Extracted:
    """Read the file in a fresh process; its temporary folder is wiped in any case."""
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        asked = {"layout": layout, "ocr_pages": ocr_pages}
        code = _in_child(path, folder, asked)
        return _result(Path(folder), code)


def picture_of_page(path: Path, *, page: int, straight: bool) -> bytes:
    """A page as a WebP picture, drawn in a limited process like all that opens a file."""
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        asked = {"ocr_pages": 0, "picture_of": page, "straight": straight}
        code = _in_child(path, folder, asked)
        _check(Path(folder), code, Path(folder) / "page.webp")
        return (Path(folder) / "page.webp").read_bytes()


def _in_child(path: Path, folder: str, asked: dict[str, Any]) -> int:
    request = {"path": str(path.resolve()), "folder": folder, **asked}
    process = subprocess.Popen(  # noqa: S603  our own module
        [sys.executable, "-m", "intranet.extraction.child", json.dumps(request)],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(
            timeout=LIMITS.seconds + LIMITS.seconds_a_page * int(asked["ocr_pages"])
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(Reason.TIMEOUT) from error
    finally:
        _kill(process)
    return process.returncode


def _environment(folder: str) -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "OMP_THREAD_LIMIT": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the reader and what it started (Tesseract), all in one session."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _result(folder: Path, code: int) -> Extracted:
    result = folder / "result.json"
    _check(folder, code, result)
    if result.stat().st_size > LIMITS.result_size:
        raise ExtractionError(Reason.TOO_LARGE)
    return Extracted.from_json(result.read_text("utf-8"))


def _check(folder: Path, code: int, result: Path) -> None:
    """Raise what the child said, or what its end tells."""
    failure = folder / "error.json"
    if failure.exists():
        raise ExtractionError(**json.loads(failure.read_text("utf-8")))
    if code == -signal.SIGXCPU:
        raise ExtractionError(Reason.TIMEOUT)
    if code != 0 or not result.exists():
        raise ExtractionError(Reason.BROKEN, f"reader ended with {code}")
