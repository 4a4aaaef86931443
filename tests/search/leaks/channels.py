"""Every way in which search tells a reader something, as text and as numbers."""

import io
from collections import Counter
from collections.abc import Iterator

import docx
import openpyxl

from intranet.models import Notice
from search import alerts
from tests.search.leaks.model import Reader, Site, Thing

COMMON = "báo cáo"
NOBODY = 99_999_999


def check(site: Site, reader: Reader, turn: int, *, complete: bool) -> None:
    """Ask the channels as a reader. Nothing hidden may show; with ``complete``, when no
    order waits, all that is visible must be counted."""
    hidden = site.hidden_words(reader)
    for channel, text in told(site, reader, turn, complete=complete):
        found = [word for word in hidden if word in text.lower()]
        assert not found, (channel, reader.user.username, found)
    if site.things:
        check_one(site, reader, site.things[turn % len(site.things)])


def told(
    site: Site, reader: Reader, turn: int, *, complete: bool
) -> Iterator[tuple[str, str]]:
    """What is shown to who asks for the common words. The dear channels take turns."""
    yield "api", numbers(reader, site.visible(reader), complete=complete)
    start = site.things[turn % len(site.things)].marker[:3] if site.things else "xx"
    yield "suggestions", ask(reader, "/search/suggest", q=start).content.decode()
    dear = (results_page, passages, a_facet, workbook, passages, document,
            related_pages, notices)  # fmt: skip
    channel = dear[turn % len(dear)]
    yield channel.__name__, channel(site, reader)


def numbers(reader: Reader, visible: list[Thing], *, complete: bool) -> str:
    """Hits, total and counts of facets are those of what the reader sees."""
    response = ask(reader, "/api/search", q=COMMON, per_page=100)
    answer = response.json()
    ids = {hit["id"] for hit in answer["hits"]}
    by_id = {thing.id: thing for thing in visible}
    assert ids <= by_id.keys()
    assert answer["total"] == len(ids)
    if complete:
        assert ids == by_id.keys()
    shown = [by_id[key] for key in ids]
    counted = {
        name: {value["value"]: value["count"] for value in values}
        for name, values in answer["facets"].items()
    }
    assert counted.get("type", {}) == Counter(thing.type for thing in shown)
    rows = Counter(t.unit.name for t in shown if t.unit and t.kind != "page")
    assert counted.get("unit", {}) == rows
    return response.content.decode()


def passages(_site: Site, reader: Reader) -> str:
    """What stands inside of files and notes, marked."""
    query = {"q": f"{COMMON} bên trong", "per_page": 100}
    return ask(reader, "/api/search", **query).content.decode()


def results_page(_site: Site, reader: Reader) -> str:
    return ask(reader, "/search/", q=COMMON).content.decode()


def a_facet(site: Site, reader: Reader) -> str:
    names = [unit.name for unit in site.units][:5]
    return ask(reader, "/search/", unit=names, sort="newest").content.decode()


def workbook(_site: Site, reader: Reader) -> str:
    content = ask(reader, "/search/export.xlsx", q=COMMON).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return " ".join(str(cell) for row in sheet.values for cell in row)


def document(_site: Site, reader: Reader) -> str:
    content = ask(reader, "/search/export.docx", q=COMMON).content
    read = docx.Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in read.paragraphs]
    for table in read.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return " ".join(texts)


def related_pages(site: Site, reader: Reader) -> str:
    """Related pages; of a page that one does not see, as of one that is not there."""
    shown = ""
    nothing = _related(reader, NOBODY)
    for thing in [thing for thing in site.things if thing.kind == "page"][:4]:
        answer = _related(reader, thing.pk)
        if not site.sees(reader, thing):
            assert answer == nothing
        shown += answer
    return shown


def _related(reader: Reader, pk: int) -> str:
    headers = {"X-Requested-With": "fetch"}
    return reader.client.get(f"/search/related/{pk}/", headers=headers).content.decode()


def notices(_site: Site, reader: Reader) -> str:
    """What the alerts of saved searches tell now."""
    Notice.objects.all().delete()
    alerts.alert_at_once()
    return " ".join(notice.text for notice in Notice.objects.of(reader.user))


def check_one(site: Site, reader: Reader, thing: Thing) -> None:
    """A word that only hidden things have is answered like a word that nothing has:
    no hit, no count, no facet, no correction towards it, no phrase of others."""
    hidden = site.hidden_words(reader)
    for word in {thing.marker, thing.attached} & hidden:
        answer = ask(reader, "/api/search", q=word).json()
        assert (answer["total"], answer["hits"], answer["facets"]) == (0, [], {})
        mistyped = ask(reader, "/api/search", q=f"của {word[:-1]}z năm").json()
        assert word not in str(mistyped["hits"]).lower()
        assert word not in (mistyped["suggestion"] or "")
        assert ask(reader, "/search/suggest", q=word).json() == {"items": []}


def ask(reader: Reader, address: str, **query: object):
    response = reader.client.get(address, query)
    assert response.status_code == 200, (address, response.status_code)
    return response
