"""Home, library with filters, official document and unit page for a unit's member."""

import tempfile
import time
from pathlib import Path

from tests.benchmarks.report import median_p95, write
from tests.benchmarks.served import ask, manage, served, signed_in, worker_memory_mb

SITES = ((100, 5), (10_000, 200))
QUERY_COUNT = """
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.db import connection
from intranet.models import User
client = Client(headers={"host": "127.0.0.1"})
client.force_login(
    User.objects.get(username="unit-a"), "intranet.accounts.backends.NameOrPhoneBackend"
)
for path in %r:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    print(path, len(queries))
"""


def addresses(folder: Path) -> dict[str, str]:
    """The pages that are measured, on this site."""
    code = (
        "from pages.models import CatalogueEntry as E; from intranet.models import User;"
        "d = E.objects.filter(kind='officialdocumentpage').order_by('pk')[3];"
        "u = User.objects.get(username='unit-a').memberships.get().unit;"
        "print(d.url, d.issuing_body_id, u.page.url)"
    )
    document, issuer, unit = manage(folder, "shell", "-v0", "-c", code).split()[-3:]
    return {
        "home": "/",
        "library with filters": f"/van-ban/?issuer={issuer}&year=2024",
        "official document": document,
        "unit page": unit,
    }


def measure(pages: int, units: int) -> list[dict[str, object]]:
    """A row a page and number of clients."""
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        manage(folder, "make_load", "--pages", str(pages), "--units", str(units))
        paths = addresses(folder)
        with served(folder) as server:
            counted = manage(
                folder, "shell", "-v0", "-c", QUERY_COUNT % list(paths.values())
            )
            lines = [
                line.rsplit(" ", 1)
                for line in counted.splitlines()
                if line.startswith("/")
            ]
            queries = {path: int(count) for path, count in lines}
            cookie = signed_in("unit-a")
            for name, path in paths.items():
                ask(path, cookie, clients=2, times=20)
                for clients in (1, 8):
                    started = time.perf_counter()
                    taken = ask(path, cookie, clients=clients, times=200)
                    rate = len(taken) / (time.perf_counter() - started)
                    rows.append(
                        {
                            "pages": pages, "units": units, "page": name,
                            "queries": queries[path], "clients": clients,
                            **median_p95(taken), "per_second": round(rate, 1),
                        }
                    )  # fmt: skip
            rows[-1]["worker_uss_mb"] = worker_memory_mb(server)
    return rows


def main() -> None:
    """Measure the small and the large site."""
    rows = [row for site in SITES for row in measure(*site)]
    write("pages", "a unit's member, 2 workers, SQLite, make_load", rows)
