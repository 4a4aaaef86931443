"""Tables of figures, printed and kept as JSON in ``benchmark-results/``."""

import json
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "benchmark-results"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of the sorted values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def median_p95(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    return {
        "median_ms": round(statistics.median(seconds) * 1000, 1),
        "p95_ms": round(percentile(seconds, 0.95) * 1000, 1),
    }


def write(name: str, data: str, rows: list[dict[str, Any]]) -> None:
    """Print the rows as a table and keep them with what they were measured on."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [
        [str(row.get(key, "")) for key in columns]
        for row in [dict(zip(columns, columns, strict=True)), *rows]
    ]
    widths = [max(len(line[index]) for line in cells) for index in range(len(columns))]
    print(f"\n{name}: {data}")
    for line in cells:
        print(
            "  ".join(
                text.ljust(width) for text, width in zip(line, widths, strict=True)
            )
        )
    FOLDER.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "system": platform.platform()}
    path = FOLDER / f"{name}.json"
    path.write_text(
        json.dumps(
            {"data": data, "machine": machine, "rows": rows},
            indent=1,
            ensure_ascii=False,
        )
    )
