"""Anchors of the numbered parts of a text, made once and kept.

A link, a citation or a duty points at ``dieu-7-khoan-2-diem-a``. The anchor is made from
the number; when the number of a part that was published changes the anchor stays, because
the part is known by the id of its block. The module is pure: it works on the plain lists
and dictionaries that a StreamField stores.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from django.utils.text import slugify

Block = dict[str, Any]
ANEW = ""
"""In place of a known anchor: the part is to be named again, after its number."""
_VALID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 120
_HEADINGS = {"part": "phan", "chapter": "chuong", "section": "muc", "heading": "de-muc"}
# What an editor may write in front of the number although the block's name says it.
_SPOKEN = re.compile(
    r"^(điều|khoản|điểm|nhiệm vụ|phụ lục|phần|chương|mục|bước)\s+", re.IGNORECASE
)


def part(prefix: str, number: str) -> str:
    """``dieu-7`` from ``dieu`` and ``7.``; the prefix alone without a number. ``đ`` is
    written ``dd``, because points d and đ stand side by side."""
    spoken = _SPOKEN.sub("", number.strip().lower())
    written = slugify(spoken.replace("đ", "dd"))
    return f"{prefix}-{written}" if written else prefix


def anchor_of(article: str = "", clause: str = "", point: str = "") -> str:
    """The anchor of a place in a law: ``dieu-7-khoan-2-diem-a``."""
    places = (("dieu", article), ("khoan", clause), ("diem", point))
    return "-".join(part(prefix, number) for prefix, number in places if number)


def known_anchors(body: Sequence[Block]) -> dict[str, str]:
    """From the id of each block that has an anchor to that anchor."""
    return {
        block["id"]: value["anchor"]
        for block, value, _name in _anchored(body)
        if block.get("id") and value.get("anchor")
    }


def all_anchors(body: Sequence[Block]) -> list[str]:
    """The anchors of a body, in the order of the text."""
    return [value["anchor"] for _, value, _ in _anchored(body) if value.get("anchor")]


def assign(body: Sequence[Block], known: Mapping[str, str] | None = None) -> None:
    """Give every numbered part its anchor, in place: the one ``known`` for its block,
    else the one it brings along, else a new one (``ANEW``: a new one); no two alike."""
    known = known or {}
    taken: set[str] = set()
    parts = list(_anchored(body))
    for block, value, _name in parts:
        value["anchor"] = known.get(block.get("id", ""), value.get("anchor") or "")
    settled = [bool(known.get(block.get("id", ""))) for block, _, _ in parts]
    for (_, value, _), is_settled in zip(parts, settled, strict=True):
        if is_settled:
            taken.add(value["anchor"])
    for (_, value, name), is_settled in zip(parts, settled, strict=True):
        if is_settled:
            continue
        brought = value["anchor"]
        wanted = brought if _usable(brought) else name()
        value["anchor"] = _free(wanted[:_LONGEST].strip("-"), taken)
        taken.add(value["anchor"])


def from_numbers(body: Sequence[Block]) -> dict[str, str]:
    """From the id of each block to the anchor that its number, and those above it, make
    today; ``body`` is left as it is."""
    copy = deepcopy(list(body))
    for _, value, _ in _anchored(copy):
        value["anchor"] = ""
    assign(copy)
    return known_anchors(copy)


def _usable(anchor: str) -> bool:
    return bool(_VALID.fullmatch(anchor)) and len(anchor) <= _LONGEST


def _free(wanted: str, taken: set[str]) -> str:
    anchor, count = wanted, 1
    while anchor in taken:
        count += 1
        anchor = f"{wanted}-{count}"
    return anchor


Named = tuple[Block, Block, Callable[[], str]]


def _anchored(body: Sequence[Block]) -> Iterator[Named]:
    """Each block with an anchor, its value, and how its name is made. Names are made
    late: a clause is called after the anchor that its article was given."""
    chapter: Block | None = None
    position = 0
    for block in body:
        value, kind = block["value"], block["type"]
        if kind == "heading":
            yield block, value, _heading_name(value, chapter)
            chapter = value if value.get("level") == "chapter" else chapter
        elif kind == "article":
            yield block, value, _namer("dieu", value)
            yield from _points(value)
            yield from _clauses(value)
        elif kind == "clause":
            yield block, value, _namer("muc", value)
            yield from _points(value)
        elif kind == "duty":
            yield block, value, _namer("nhiem-vu", value)
        elif kind == "annex":
            yield block, value, _namer("phu-luc", value)
        elif kind == "step":
            position += 1
            yield block, value, _namer("buoc", {"number": str(position)})


def _clauses(article: Block) -> Iterator[Named]:
    for clause in article.get("clauses") or []:
        yield clause, clause["value"], _below(article, "khoan", clause["value"])
        yield from _points(clause["value"])


def _points(above: Block) -> Iterator[Named]:
    for point in above.get("points") or []:
        numbered = {"number": point["value"].get("letter")}
        yield point, point["value"], _below(above, "diem", numbered)


def _namer(prefix: str, value: Block) -> Callable[[], str]:
    return lambda: part(prefix, str(value.get("number") or ""))


def _below(parent: Block, prefix: str, value: Block) -> Callable[[], str]:
    own = _namer(prefix, value)
    return lambda: f"{parent['anchor']}-{own()}"


def _heading_name(value: Block, chapter: Block | None) -> Callable[[], str]:
    """A section is called after its chapter: each chapter begins again at section 1."""
    level = value.get("level") or "heading"
    number = str(value.get("number") or "") or str(value.get("title") or "")[:60]

    def name() -> str:
        own = part(_HEADINGS.get(level, "de-muc"), number)
        if level == "section" and chapter:
            return f"{chapter['anchor']}-{own}"
        return own

    return name
