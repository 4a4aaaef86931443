"""The same site in Wagtail's own search (modelsearch) on the same Elasticsearch.

It has no tokens and no highlights: a reader's pages are named by a filter on who may read
them, each facet is a request, and hits are fetched from the database as a site does.
https://docs.wagtail.org/en/v7.4/topics/search/backends.html
"""

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from django.db import connection, models
from modelsearch import index
from modelsearch.backends.elasticsearch8 import Elasticsearch8SearchBackend

from search.records import SearchRecord
from tests.benchmarks.search.corpus import Reader, Site

COUNTED = ("kind", "issuer", "year", "topic", "unit", "effect", "language", "document")


class PlainPage(index.Indexed, models.Model):
    """A page with what the facets count."""

    title = models.TextField()
    body = models.TextField()
    audience = models.CharField()
    kind = models.CharField()
    issuer = models.CharField()
    year = models.CharField()
    topic = models.CharField()
    unit = models.CharField()
    effect = models.CharField()
    language = models.CharField()
    document = models.CharField()

    search_fields = (
        index.SearchField("title", boost=2),
        index.SearchField("body"),
        index.FilterField("audience"),
        *(index.FilterField(name) for name in COUNTED),
    )

    class Meta:
        app_label = "benchmarks"

    def __str__(self) -> str:
        return str(self.title)


def _page(number: int, record: SearchRecord) -> PlainPage:
    values = [next(iter(values), "") for values in record.facets.values()]
    return PlainPage(
        pk=number + 1,
        title=record.title,
        body="\n".join(passage.text for passage in record.passages),
        audience=record.viewers[0],
        **dict(zip(COUNTED, values, strict=True)),
    )


@contextmanager
def wagtail_search(url: str, site: Site) -> Iterator[Any]:
    """Wagtail's backend with the site in it, and in the database."""
    backend = Elasticsearch8SearchBackend(
        {"URLS": [url], "INDEX_PREFIX": f"bench-{token_hex(4)}-"}
    )
    with connection.schema_editor() as editor:
        editor.create_model(PlainPage)
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(PlainPage))
    target = rebuilder.start()
    target.add_model(PlainPage)
    number = 0
    try:
        for batch in site.batches():
            pages = [_page(number + place, item) for place, item in enumerate(batch)]
            number += len(batch)
            PlainPage.objects.bulk_create(pages)
            target.add_items(PlainPage, pages)
        rebuilder.finish()
        backend.get_index_for_model(PlainPage).refresh()
        yield backend
    finally:
        backend.es.indices.delete(index=f"{backend.index_prefix}*")
        with connection.schema_editor() as editor:
            editor.delete_model(PlainPage)


def ask(backend: Any, text: str, reader: Reader) -> None:
    """Ten hits, and eight facets."""
    seen = PlainPage.objects.filter(audience__in=sorted(reader.viewers))
    results = backend.search(text, seen, operator="or")
    list(results[:10])
    for name in COUNTED:
        results.facet(name)
