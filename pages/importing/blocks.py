"""The tree of a text as the blocks of a page, with the anchors that it was read with.

What a block cannot hold inside it (a table within a clause, an article within an annex)
follows it as a block of its own, so nothing of the text is lost.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from django.utils.html import escape

from .tree import Body, Kind, Node

Block = dict[str, Any]
_LONGEST_TITLE = 500
_LEVELS = {Kind.PART: "part", Kind.CHAPTER: "chapter", Kind.SECTION: "section"}
_WORDS = {
    Kind.PART: "Phần",
    Kind.CHAPTER: "Chương",
    Kind.SECTION: "Mục",
    Kind.SUBSECTION: "Tiểu mục",
    Kind.FORM: "Mẫu số",
}
_ANNEX_WORD = re.compile(
    r"phụ lục(?:\s+(?:số\s+)?(?:[ivx]+|\d+|[a-zđ]))?[\s.:\-]*", re.I
)


def blocks_of(body: Body) -> list[Block]:
    """The stored form of the page's text."""
    blocks = _paragraphs(body.text)
    for node in body.children:
        blocks += _blocks(node)
    return blocks


def html_of(text: str) -> str:
    """Plain lines as paragraphs of rich text."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _blocks(node: Node) -> list[Block]:
    if node.kind == Kind.ARTICLE:
        return [_article(node), *_tables(node)]
    if node.kind == Kind.CLAUSE:
        return [_block("clause", _clause(node)), *_tables(node)]
    if node.kind == Kind.DUTY:
        return [_duty(node), *_tables(node)]
    if node.kind == Kind.TABLE:
        return [_table(node)]
    if node.kind == Kind.POINT:
        return _paragraphs(f"{node.number}) {node.text}")
    if node.kind == Kind.ANNEX and not node.children:
        return [_annex(node)]
    blocks = [_heading(node), *_paragraphs(node.text)]
    for child in node.children:
        blocks += _blocks(child)
    return blocks


def _block(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _items(values: Iterable[Block]) -> list[Block]:
    return [_block("item", value) for value in values]


def _paragraphs(text: str) -> list[Block]:
    html = html_of(text)
    return [_block("paragraph", html)] if html else []


def _of_kind(node: Node, *kinds: Kind) -> list[Node]:
    return [child for child in node.children if child.kind in kinds]


def _article(node: Node) -> Block:
    title, rest = _fitting(node.heading or "")
    value = {
        "number": node.number or "",
        "title": title,
        "text": html_of(f"{rest}\n{node.text}"),
        "points": _points(node),
        "clauses": _items(map(_clause, _of_kind(node, Kind.CLAUSE, Kind.DUTY))),
        "anchor": node.anchor,
    }
    return _block("article", value)


def _clause(node: Node) -> Block:
    return {
        "number": node.number or "",
        "text": html_of(node.text),
        "points": _points(node),
        "anchor": node.anchor,
    }


def _points(node: Node) -> list[Block]:
    return _items(
        {
            "letter": point.number or "",
            "text": html_of("\n".join([point.text, *_lines_below(point)])),
            "anchor": point.anchor,
        }
        for point in _of_kind(node, Kind.POINT)
    )


def _duty(node: Node) -> Block:
    text = html_of("\n".join([node.text, *_lines_below(node)]))
    value = {"number": node.number or "", "title": "", "text": text}
    return _block("duty", {**value, "anchor": node.anchor})


def _lines_below(node: Node) -> Iterator[str]:
    for child in node.children:
        if child.kind == Kind.TABLE:
            continue
        mark = ")" if child.kind == Kind.POINT else "."
        yield f"{child.number}{mark} {child.text}" if child.number else child.text
        yield from _lines_below(child)


def _heading(node: Node) -> Block:
    word = _WORDS.get(node.kind, "")
    level = _LEVELS.get(node.kind, "heading")
    title, number = (node.heading or "")[:_LONGEST_TITLE], node.number or ""
    if node.kind == Kind.SUBSECTION and title:
        title, number = f"{word} {number}. {title}"[:_LONGEST_TITLE], ""
    elif node.kind in (Kind.FORM, Kind.ANNEX) and title:
        number = ""
    elif not title:
        title, number, level = f"{word} {number}".strip(), "", "heading"
    value = {"level": level, "number": number, "title": title, "anchor": node.anchor}
    return _block("heading", value)


def _annex(node: Node) -> Block:
    """The line below the word PHỤ LỤC is its heading."""
    title = _ANNEX_WORD.sub("", node.heading or "", count=1).strip()
    text = node.text
    first, _newline, others = text.partition("\n")
    if not title and first and len(first) <= _LONGEST_TITLE:
        title, text = first, others
    value = {
        "number": node.number or "",
        "title": title[:_LONGEST_TITLE] or node.heading or "",
        "text": html_of(text),
        "anchor": node.anchor,
    }
    return _block("annex", value)


def _tables(node: Node) -> list[Block]:
    return [_table(below) for below in node.walk() if below.kind == Kind.TABLE]


def _table(node: Node) -> Block:
    width = max((len(row) for row in node.rows), default=0)
    value = {
        "data": [[*row, *[""] * (width - len(row))] for row in node.rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": False,
        "first_col_is_header": False,
        "table_header_choice": "neither",
        "table_caption": "",
    }
    return _block("table", value)


def _fitting(title: str) -> tuple[str, str]:
    """A heading that is too long for one is the opening of the text."""
    return (title, "") if len(title) <= _LONGEST_TITLE else ("", title)
