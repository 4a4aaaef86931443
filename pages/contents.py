"""The table of contents of a document, from its headings, articles, duties and annexes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator

LISTED_WORDS = 14
_HEADING_WORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục"}


@dataclass(frozen=True)
class Entry:
    """A line of the table; ``inside`` where it stands under a heading."""

    anchor: str
    label: str
    inside: bool = False


def table_of_contents(body: Iterable[Any]) -> list[Entry]:
    """The lines for the blocks that have an anchor, in the order of the text. The words
    are the document's own, so they are Vietnamese."""
    found = []
    under_heading = False
    for block in body:
        label = _LABELS.get(block.block_type)
        if label is None or not block.value.get("anchor"):
            continue
        if block.block_type == "heading":
            under_heading = True
        inside = under_heading and block.block_type in ("article", "duty")
        found.append(Entry(block.value["anchor"], label(block.value), inside))
    return found


def article_level(body: Iterable[Any]) -> int:
    """The level of the headings of articles and duties: below chapters where the text
    begins with one, else right below the title, so that no level is skipped."""
    for block in body:
        if block.block_type == "heading":
            return 3
        if block.block_type in ("article", "duty", "annex"):
            return 2
    return 2


def _heading(value: Any) -> str:
    word = _HEADING_WORDS.get(value["level"], "")
    before = " ".join(part for part in (word, value["number"] or "") if part)
    return f"{before}. {value['title']}" if before else value["title"]


def _article(value: Any) -> str:
    return _numbered("Điều", value["number"], value["title"] or "")


def _duty(value: Any) -> str:
    opening = strip_tags(str(value["text"]).replace("</p>", " "))
    return (
        f"{value['number']}. {value['title'] or Truncator(opening).words(LISTED_WORDS)}"
    )


def _annex(value: Any) -> str:
    return _numbered("Phụ lục", value["number"] or "", value["title"])


def _numbered(word: str, number: str, title: str) -> str:
    before = f"{word} {number}".strip()
    return f"{before}. {title}" if title else before


_LABELS = {
    "heading": _heading,
    "article": _article,
    "duty": _duty,
    "annex": _annex,
}
