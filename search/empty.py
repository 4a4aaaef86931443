"""What helps a reader who found nothing: without filters, or with plain words only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from intranet import access
from search.addresses import Asked
from search.query import parse
from search.service import search_site


@dataclass(frozen=True)
class WayOut:
    """Another search, and how much it finds for this reader."""

    asked: Asked
    total: int


def ways_out(viewer: access.Viewer, asked: Asked) -> list[WayOut]:
    """Searches near this one that find something, each with its number of results.

    Single words need no offer: where nothing has all words, some already do."""
    offered = []
    for other in _nearby(asked):
        if total := search_site(viewer, replace(other.search, per_page=1)).total:
            offered.append(WayOut(other, total))
    return offered


def _nearby(asked: Asked) -> Iterator[Asked]:
    plain = asked.cleared().worded(_plain(asked.text))
    if asked.filters:
        yield asked.cleared()
    if plain.text and plain.text != asked.text:
        yield plain


def _plain(text: str) -> str:
    """The words without quotation marks, fields and what was excluded."""
    query = parse(text)
    words = [word for run in query.runs for phrase in run.phrases for word in phrase]
    found = sorted({*query.words, *words}, key=lambda word: word.start)
    parts = [query.text[word.start : word.end] for word in found]
    return " ".join([*parts, *(field.value for field in query.fields)])
