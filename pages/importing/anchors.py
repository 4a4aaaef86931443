"""Anchors made of kinds and numbers: `dieu-7-khoan-2-diem-a`, `nhiem-vu-3`, `phu-luc-1`."""

import re

from .annexes import ANNEX
from .folding import fold
from .markers import value_of
from .pieces import Piece
from .tree import Kind, Node
from .types import type_of_title

_UNDER_THEIR_PARENT = (Kind.CLAUSE, Kind.POINT, Kind.SECTION, Kind.SUBSECTION)


class Anchors:
    """Gives each node of a document an anchor of its own."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._counts: dict[Kind, int] = {}

    def of(self, node: Node, above: list[Node], within: Node | None) -> str:
        """Clauses and points hang on what is above them, all else on the document."""
        word = node.kind.value
        if node.kind == Kind.CLAUSE and not any(
            parent.kind == Kind.ARTICLE for parent in above
        ):
            word = "muc"
        own = f"{word}-{_slug(node.number or str(self._next(node.kind)))}"
        if node.kind in _UNDER_THEIR_PARENT and above:
            own = f"{above[-1].anchor}-{own}"
        elif within:
            own = f"{within.anchor}-{own}"
        return self._unique(own)

    def annexed(self, head: Piece) -> Node:
        """The node of an annex, a form, or the text that a decision issues."""
        annex = ANNEX.match(head.folded)
        if annex:
            found = re.match(
                r"phu luc\s+(?:so\s+)?([ivx]+|\d+|[a-z])(?!\w)", head.folded
            )
            number = found[1].upper() if found else None
            place = value_of(number or "") or self._next(Kind.ANNEX)
            own = f"{Kind.ANNEX.value}-{place}"
            return Node(Kind.ANNEX, number, head.text, anchor=self._unique(own))
        issued = type_of_title(head.text)
        if issued:
            name = head.text[: issued[1]]
            node = Node(Kind.ISSUED, None, head.text)
            node.anchor = self._unique(_slug(name))
            return node
        number = re.sub(r"^mau\s*(?:so\s*)?", "", head.folded)
        own = f"{Kind.FORM.value}-{_slug(number)}"
        return Node(Kind.FORM, _slug(number), head.text, anchor=self._unique(own))

    def _next(self, kind: Kind) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def _unique(self, anchor: str) -> str:
        found, count = anchor, 1
        while found in self._given:
            count += 1
            found = f"{anchor}-{count}"
        self._given.add(found)
        return found


def _slug(text: str) -> str:
    """`đ` stays apart from `d`: `diem-d` and `diem-dd`."""
    marked = text.lower().replace("đ", "dd")
    return re.sub(r"[^a-z0-9]+", "-", fold(marked)).strip("-")
