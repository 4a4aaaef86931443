"""The whole page of results on a loaded site: one reader, eight at once, and how soon
what is published is found."""

import http.client
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.benchmarks.report import median_p95
from tests.benchmarks.search.corpus import questions
from tests.benchmarks.served import (
    PORT,
    ask_each,
    manage,
    served,
    signed_in,
    worker_memory_mb,
)

CLIENTS = 8
TURNS = 5
LATEST = 60.0
PUBLISH = """
from pages.models import ArticlePage, CatalogueEntry
from wagtail.models import Page
import time
other = ArticlePage.objects.live().order_by("pk")[0]
page = ArticlePage(title="Tin xyloplax mới", slug=f"tin-{time.time_ns()}",
                   lead="Xyloplax", unit=other.unit, body=other.body)
other.get_parent().add_child(instance=page)
page.save_revision().publish()
print(time.time())
"""


def addresses(turns: Sequence[int]) -> list[str]:
    """The pages of results of many questions."""
    return [f"/search/?q={quote(text)}" for turn in turns for text in questions(turn)]


def measure(pages: int, units: int) -> list[dict[str, Any]]:
    """Rows for one reader, for several at once, and for a page just published."""
    rows: list[dict[str, Any]] = []
    shared = {"pages": pages, "units": units, "reader": "unit member"}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        manage(folder, "make_load", "--pages", str(pages), "--units", str(units))
        manage(folder, "search_rebuild")
        with served(folder) as server:
            cookie = signed_in("unit-a")
            ask_each(addresses([99]), cookie, clients=2)
            for clients in (1, CLIENTS):
                asked = addresses(range(TURNS)) * (1 if clients == 1 else 4)
                started = time.perf_counter()
                taken = ask_each(asked, cookie, clients=clients)
                rate = len(taken) / (time.perf_counter() - started)
                rows.append(
                    {
                        "what": f"page of results, {clients} at once", **shared,
                        **median_p95(taken), "per_second": round(rate, 1),
                    }
                )  # fmt: skip
            rows[-1]["uss_mb"] = worker_memory_mb(server)
            rows.append(
                {"what": "published page is found", **shared}
                | {"seconds": found_after(folder, cookie)}
            )
    return rows


def found_after(folder: Path, cookie: str) -> float:
    """Seconds from the end of publishing until a reader's search has the page."""
    published = float(manage(folder, "shell", "-v0", "-c", PUBLISH).split()[-1])
    until = time.monotonic() + LATEST
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        connection.request("GET", "/search/?q=xyloplax", headers={"Cookie": cookie})
        if "data-opened" in connection.getresponse().read().decode():
            return round(time.time() - published, 2)
        time.sleep(0.05)
    raise AssertionError("the published page was not found")
