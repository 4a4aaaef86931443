"""Search at 100,000 pages: engines, what they stand beside, and the page of results."""

import os

import django

from tests.benchmarks.report import write

PAGES = int(os.environ.get("BENCH_PAGES", "100000"))
UNITS = 200
SERVED_PAGES = int(os.environ.get("BENCH_SERVED_PAGES", "10000"))
FEW_AND_MANY = (5, 2_000)
"""Units whose costs are compared, on sites of a fifth of the pages."""


def main() -> None:
    """Measure the engines, the cost of units, and the site; each part is written when it
    is there, so that a run that is broken off leaves what it has."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    django.setup()
    from tests.benchmarks.search import corpus, engines, site

    text = "real articles" if corpus.DATA else "the sample content"
    load = f"load {os.getloadavg()[0]:.1f} at the start, texts mixed from {text}"
    rows = engines.at_once(corpus.Site(PAGES, UNITS))
    write("search-engines", load, rows)
    write("search-units", load, engines.by_units(PAGES // 5, FEW_AND_MANY))
    write("search-pages", load, site.measure(SERVED_PAGES, UNITS))
