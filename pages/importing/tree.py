"""The text of a document as a tree of numbered nodes, each with an anchor that lasts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a node is; the value is the word that its anchor begins with."""

    PART = "phan"
    CHAPTER = "chuong"
    SECTION = "muc"
    SUBSECTION = "tieu-muc"
    ARTICLE = "dieu"
    CLAUSE = "khoan"
    POINT = "diem"
    HEADING = "de-muc"
    DUTY = "nhiem-vu"
    TABLE = "bang"
    ANNEX = "phu-luc"
    FORM = "mau-so"
    ISSUED = "kem-theo"
    """A text that a decision issues: its QUY CHẾ, ĐỀ ÁN …"""


@dataclass
class Node:
    """A numbered piece of text; what precedes its first child is its own text."""

    kind: Kind
    number: str | None
    heading: str | None = None
    text: str = ""
    anchor: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    lines: list[int] = field(default_factory=list)
    """Indexes into `Extracted.lines` of its own text."""
    children: list["Node"] = field(default_factory=list)

    def add(self, text: str, lines: list[int]) -> None:
        self.text = f"{self.text}\n{text}" if self.text else text
        self.lines += lines

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Body:
    """All nodes, and the text before the first of them (the basis, an introduction)."""

    text: str = ""
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        for child in self.children:
            yield from child.walk()

    def of_kind(self, kind: Kind) -> list[Node]:
        return [node for node in self.walk() if node.kind == kind]

    def find(self, anchor: str) -> Node | None:
        return next((node for node in self.walk() if node.anchor == anchor), None)
