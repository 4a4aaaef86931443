"""The text of a document in pieces that can be set side by side: one for each article,
clause, point, duty, annex and paragraph, with its anchor and the name it has. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import strip_tags

from pages.anchors import Block

_HEADINGS = {"part": "Phần", "chapter": "Chương", "section": "Mục"}


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a paragraph has neither anchor nor name."""

    anchor: str
    name: str
    text: str


def pieces(body: Sequence[Block]) -> list[Piece]:
    """The pieces of a stored body, in its order; empty ones are left out."""
    found = (piece for block in body for piece in _of_block(block))
    return [piece for piece in found if piece.text]


def _of_block(block: Block) -> Iterator[Piece]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        yield from (Piece("", "", text) for text in _paragraphs(value))
    elif kind == "table":
        rows = (value or {}).get("data") or []
        for row in rows:
            yield Piece("", "", " | ".join(str(cell or "") for cell in row))
    elif kind == "heading":
        name = f"{_HEADINGS.get(value['level'], '')} {value.get('number') or ''}"
        yield Piece(value.get("anchor") or "", name.strip(), value["title"])
    elif kind == "article":
        yield from _article(value)
    elif kind == "clause":
        yield from _clause(value, "")
    elif kind == "duty":
        yield _named(value, f"Nhiệm vụ {value['number']}")
    elif kind == "annex":
        yield _named(value, f"Phụ lục {value.get('number') or ''}".strip())


def _article(value: Block) -> Iterator[Piece]:
    name = f"Điều {value['number']}"
    if value.get("title"):
        yield Piece(value.get("anchor") or "", name, value["title"])
        yield from (Piece("", "", text) for text in _paragraphs(value["text"] or ""))
    else:
        yield _named(value, name)
    yield from _points(value, name)
    for clause in value.get("clauses") or []:
        yield from _clause(clause["value"], name)


def _clause(value: Block, article: str) -> Iterator[Piece]:
    name = " ".join(filter(None, [f"Khoản {value['number']}", article]))
    yield _named(value, name)
    yield from _points(value, name.replace("Khoản", "khoản"))


def _points(above: Block, name: str) -> Iterator[Piece]:
    for point in above.get("points") or []:
        value = point["value"]
        yield _named(value, f"Điểm {value['letter']} {name}")


def _named(value: Block, name: str) -> Piece:
    text = "\n".join([value.get("title") or "", *_paragraphs(value.get("text") or "")])
    return Piece(value.get("anchor") or "", name, text.strip())


def _paragraphs(html: str) -> list[str]:
    lines = strip_tags(
        html.replace("</p>", "\n").replace("</li>", "\n").replace("<br/>", "\n")
    ).replace("&nbsp;", " ")
    return [text for line in lines.splitlines() if (text := " ".join(line.split()))]
