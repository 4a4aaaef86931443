"""What a file says and where it says it: the one shape that every reader gives back.

Nothing here imports Django or a reader's library, so that it loads in both processes.
"""

import dataclasses
import functools
import json
from dataclasses import dataclass
from itertools import groupby
from typing import Any

UNICODE, TCVN3, VNI, MIXED = "unicode", "tcvn3", "vni", "mixed"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, Unicode NFC, in reading order.

    Two columns of a heading are two lines, never one, whether they were drawn as a
    table, with tab stops, as text boxes or only stand beside each other on a scan.
    """

    text: str
    page: int = 1
    """From 1. Formats without pages (DOCX, ODT) count their own page breaks only."""
    x0: float | None = None
    """Box as fractions of the page, origin at the top left; None where the format has
    no positions. A DOCX line split at a tab stop knows its x0 only."""
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    bold: bool = False
    """Most letters of the line are bold; never known after OCR (False)."""
    italic: bool = False
    size: float | None = None
    """Points."""
    cell: tuple[int, int, int] | None = None
    """(table, row, column), the table as its index in `Extracted.tables`; merged cells
    count once, at their first row and column."""
    paragraph: int | None = None
    """Lines that share a number are one paragraph (wrapped in a PDF or scan, broken by
    hand or split at tabs in a DOCX); None where the reader cannot tell."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its texts alone."""

    page: int
    rows: tuple[tuple[str, ...], ...]
    """The text of each cell, its lines joined by a line feed."""


@dataclass(frozen=True)
class Extracted:
    """All that was read from one file."""

    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    margins: tuple[str, ...] = ()
    """Text beside the text: headers, footers, notes, comments. Searched and looked
    through for secrecy marks, but no part of the letter, so not in `text`."""
    media_type: str = "text/plain"
    """By content, never by name."""
    page_count: int = 1
    ocr: bool = False
    """Some of the text was read by OCR and stays doubtful until a person checked it."""
    encoding: str = UNICODE
    """What the file was written in; `text` is Unicode in any case."""
    warnings: tuple[str, ...] = ()
    """English message ids without parameters: translate when showing."""

    @functools.cached_property
    def text(self) -> str:
        return "\n".join(self.page_texts).strip("\n")

    @functools.cached_property
    def page_texts(self) -> tuple[str, ...]:
        """The text of each page, empty pages included."""
        texts = [""] * max(self.page_count, 1)
        for page, lines in groupby(
            sorted(self.lines, key=lambda line: line.page), key=lambda line: line.page
        ):
            texts[min(page, len(texts)) - 1] = "\n".join(line.text for line in lines)
        return tuple(texts)

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, data: str) -> "Extracted":
        raw: dict[str, Any] = json.loads(data)
        raw["lines"] = tuple(
            Line(**{**line, "cell": tuple(line["cell"]) if line["cell"] else None})
            for line in raw["lines"]
        )
        raw["tables"] = tuple(
            Table(table["page"], tuple(tuple(row) for row in table["rows"]))
            for table in raw["tables"]
        )
        raw["margins"] = tuple(raw["margins"])
        raw["warnings"] = tuple(raw["warnings"])
        return cls(**raw)
