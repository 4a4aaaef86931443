"""HTML, also as Word saved it: the text that a reader would see, tables kept."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import HTML
from ..layout import Extracted
from ..runs import Cell, LineWriter, Run
from .text import decode

_HIDDEN = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object"}
_INLINE = {
    "a", "abbr", "b", "big", "br", "code", "del", "em", "font", "i", "img", "ins",
    "label", "mark", "o:p", "q", "s", "small", "span", "strike", "strong", "sub",
    "sup", "tt", "u", "wbr",
}  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_STYLE_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def read(path: Path, options: Options) -> Extracted:
    """Read an HTML file."""
    data = path.read_bytes()
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    root = html.document_fromstring(_decode(data).encode(), parser=parser)
    body = root.find("body")
    reader = _Reader()
    reader.block(root if body is None else body, Run(""), None)
    reader.end(None)
    result = reader.writer.finish(HTML)
    if not result.lines:
        raise ExtractionError(Reason.EMPTY)
    return result


def _decode(data: bytes) -> str:
    stated = _CHARSET.search(data[:2048])
    if stated and stated[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(stated[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return decode(data)


class _Reader:
    def __init__(self) -> None:
        self.writer = LineWriter()
        self.runs: list[Run] = []

    def block(self, element: Any, style: Run, cell: Cell | None) -> None:
        """An element and what is in it, in the order in which it is read."""
        if not isinstance(element.tag, str) or element.tag in _HIDDEN:
            return
        if element.tag == "table" and cell is None:
            self.end(cell)
            self._table(element, style)
            return
        style = _styled(element, style)
        is_block = element.tag not in _INLINE
        if is_block:
            self.end(cell)
        if element.tag == "br":
            self.runs.append(Run("\n"))
        self._add(element.text, style)
        for child in element:
            self.block(child, style, cell)
            self._add(child.tail, style)
        if is_block:
            self.end(cell)

    def end(self, cell: Cell | None) -> None:
        """Close the paragraph that is being read."""
        if self.runs:
            self.writer.paragraph(self.runs, cell=cell)
            self.runs = []

    def _add(self, text: str | None, style: Run) -> None:
        if text:
            blank = _BLANKS.sub(" ", text)
            self.runs.append(Run(blank, style.font, style.bold, style.italic))

    def _table(self, table: Any, style: Run) -> None:
        number = self.writer.begin_table()
        for row, row_element in enumerate(_own(table, {"tr"})):
            for column, cell in enumerate(_own(row_element, {"td", "th"})):
                self.block(cell, style, (number, row, column))


def _own(parent: Any, tags: set[str]) -> Iterator[Any]:
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _own(child, tags)


def _styled(element: Any, style: Run) -> Run:
    css = element.get("style") or ""
    family = _STYLE_FONT.search(css)
    font = family[1].strip() if family else element.get("face") or style.font
    bold = style.bold or element.tag in ("b", "strong", "th") or "bold" in css
    italic = style.italic or element.tag in ("i", "em") or "italic" in css
    return Run("", font, bold, italic)
