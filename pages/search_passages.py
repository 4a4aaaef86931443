"""The text of a page in passages that a search result can open at.

Articles, duties, annexes and steps are passages of their own, a long article one a
clause; what stands between them is joined; a page of an attachment is one too.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from intranet import access
from pages.models.media import CustomDocument, Viewer
from search.records import Passage, PassageKind

WHOLE_ARTICLE = 1_200
_SETTINGS = ("search_pins", "search_exclusions")
_PLAIN = (models.TextField, RichTextField)
Block = Mapping[str, Any]


def passages_of(page: Page) -> Iterator[Passage]:
    """All passages of a page, in the order of its text."""
    return chain(own_passages(page), attached(page))


def own_passages(page: Page) -> Iterator[Passage]:
    """The passages of the page itself, without its files."""
    return chain(
        written(page),
        *(
            _stream(getattr(page, field.name).get_prep_value())
            for field in page._meta.get_fields()
            if isinstance(field, StreamField)
        ),
    )


def written(page: Page) -> Iterator[Passage]:
    """The plain text fields of the content type: subject, lead, answer."""
    own = [
        field
        for field in page._meta.local_fields
        if isinstance(field, _PLAIN) and field.name not in _SETTINGS
    ]
    values = (getattr(page, f.name) for f in own if not isinstance(f, StreamField))
    text = "\n".join(plain(value) for value in values if value)
    if text.strip():
        yield Passage(text)


def plain(html: str) -> str:
    """Text without its markup, a paragraph on a line."""
    return get_text_for_indexing(html).strip() if "<" in html else html.strip()


def _stream(blocks: Sequence[Block]) -> Iterator[Passage]:
    loose: list[str] = []
    for block in blocks:
        found = list(_part(block["type"], block["value"]))
        if found and loose:
            yield Passage("\n".join(loose))
            loose = []
        yield from found
        if not found:
            loose += _texts(block["value"])
    if loose:
        yield Passage("\n".join(loose))


def _part(kind: str, value: Any) -> Iterator[Passage]:
    """The passages of a block that can be opened at; none for any other."""
    if not isinstance(value, Mapping):
        return
    anchor = f"#{value['anchor']}" if value.get("anchor") else ""
    if kind == "article":
        yield from _article(value, anchor)
    elif kind == "clause":
        yield Passage(_clause(value), anchor, f"Mục {value['number']}")
    elif kind == "duty":
        label = f"Nhiệm vụ {value['number']}"
        text = _joined(value.get("title"), value["text"])
        yield Passage(text, anchor, label, PassageKind.DUTY)
    elif kind == "step":
        text = _joined(value["title"], value["text"])
        yield Passage(text, anchor, plain(value["title"]), PassageKind.STEP)
    elif kind == "annex":
        label = " ".join(["Phụ lục", value.get("number") or ""]).strip()
        yield Passage(_joined(value["title"], value["text"]), anchor, label)


def _article(value: Block, anchor: str) -> Iterator[Passage]:
    label = f"Điều {value['number']}"
    head = ". ".join(filter(None, [label, plain(value.get("title") or "")]))
    clauses = [
        (item["value"], _clause(item["value"])) for item in value.get("clauses") or []
    ]
    opening = "\n".join([_joined(head, value.get("text")), *_points(value)])
    whole = "\n".join([opening, *(text for _, text in clauses)])
    if len(whole) <= WHOLE_ARTICLE or not clauses:
        yield Passage(whole, anchor, label, PassageKind.ARTICLE)
        return
    yield Passage(opening, anchor, label, PassageKind.ARTICLE)
    for clause, text in clauses:
        own = f"#{clause['anchor']}" if clause.get("anchor") else anchor
        place = f"{label}, khoản {clause['number']}"
        yield Passage(text, own, place, PassageKind.ARTICLE)


def _clause(value: Block) -> str:
    return "\n".join([f"{value['number']}. {plain(value['text'])}", *_points(value)])


def _points(value: Block) -> list[str]:
    return [
        f"{point['value']['letter']}) {plain(point['value']['text'])}"
        for point in value.get("points") or []
    ]


def _joined(*parts: str | None) -> str:
    return "\n".join(plain(part) for part in parts if part)


def _texts(value: Any) -> list[str]:
    """All text within a block of any kind; ids, anchors and settings are not text."""
    if isinstance(value, str):
        return [text] if (text := plain(value)) else []
    if isinstance(value, Mapping):
        named = {"id", "anchor", "level", "type", "image"}
        return [
            t for key, item in value.items() if key not in named for t in _texts(item)
        ]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return []


def attached(page: Page) -> Iterator[Passage]:
    """The pages of files that everyone who sees the page may have; a file in a closer
    collection is left out."""
    audience = None
    for file, name in _files(page):
        audience = access.page_tokens(page) if audience is None else audience
        if not audience <= access.file_tokens(file):
            continue
        for number, text in enumerate(file.page_texts, 1):
            if text.strip():
                label = f"{name}, trang {number}"
                place = anchor_of(file, number)
                yield Passage(text, place, label, PassageKind.ATTACHMENT)


def anchor_of(file: CustomDocument, number: int) -> str:
    """Where a page of a file opens: the viewer of a PDF turns to it."""
    turned = number > 1 and file.viewer == Viewer.PDF
    return f"#tep-{file.pk}-trang-{number}" if turned else f"#tep-{file.pk}"


def _files(page: Page) -> Iterator[tuple[CustomDocument, str]]:
    for relation in page._meta.related_objects:
        model: Any = relation.related_model
        fields = {field.name: field for field in model._meta.get_fields()}
        file = fields.get("file")
        if (
            "page" not in fields
            or getattr(file, "related_model", None) is not CustomDocument
        ):
            continue
        for item in model.objects.filter(page=page).select_related("file__collection"):
            if item.file.page_texts:
                yield item.file, item.title or item.file.title
