"""The limited process: reads one file and leaves `result.json` or `error.json`.

Started by `sandbox`; only the reader that the file's kind needs is imported, so that
a letter costs a fraction of a second.
"""

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import Any

from . import dispatch
from .errors import ExtractionError, Reason
from .limits import LIMITS


def main(request: dict[str, Any]) -> None:
    """Read the file that the request names; never raises."""

    folder = Path(request["folder"])
    ocr_pages = int(request["ocr_pages"])
    _limit(LIMITS.seconds + LIMITS.seconds_a_page * ocr_pages)
    try:
        if request.get("picture_of"):
            _draw(request, folder / "page.webp")
            return
        result = dispatch.read(
            Path(request["path"]),
            dispatch.Options(folder, request["layout"], ocr_pages),
        )
        (folder / "result.json").write_text(result.to_json(), "utf-8")
    except ExtractionError as error:
        _fail(folder, error.reason, error.detail)
    except MemoryError:
        _fail(folder, Reason.TOO_LARGE, "memory")
    except Exception as error:  # noqa: BLE001  any reader may fail in any way here
        _fail(folder, Reason.BROKEN, f"{type(error).__name__}: {error}"[:500])


def _draw(request: dict[str, Any], target: Path) -> None:
    from .page_pictures import draw

    page = draw(
        Path(request["path"]), request["picture_of"], straight=request["straight"]
    )
    page.save(target, "WEBP", quality=70, method=2)


def _limit(seconds: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, LIMITS.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LIMITS.file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS knows RLIMIT_AS but does not let it be set.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _fail(folder: Path, reason: Reason, detail: str) -> None:
    answer = json.dumps({"reason": reason, "detail": detail})
    (folder / "error.json").write_text(answer, "utf-8")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
