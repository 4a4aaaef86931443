"""ODT (OpenDocument 1.3, part 3): headings, tables, frames, lists, legacy fonts."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import ODT
from ..layout import Extracted
from ..numbering import Counter, Level
from ..runs import Cell, LineWriter, Run

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, STYLE, TABLE, DRAW, OFFICE = (
    _NS % name for name in ("text", "style", "table", "drawing", "office")
)
FO = _NS % "xsl-fo-compatible"
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"}
_KINDS |= {"i": "lowerRoman", "I": "upperRoman", "": "none"}
_SKIPPED = {TEXT + "tracked-changes", TEXT + "note", OFFICE + "annotation"}
_SIZE = re.compile(r"([\d.]+)pt")


def read(path: Path, options: Options) -> Extracted:
    """Read an ODT file."""
    try:
        with zipfile.ZipFile(path) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise ExtractionError(Reason.ENCRYPTED)
            content = _parse(archive.read("content.xml"))
            has_styles = "styles.xml" in archive.namelist()
            styles = _parse(archive.read("styles.xml")) if has_styles else None
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ExtractionError(Reason.BROKEN, str(error)) from error
    return _Reader(content, styles).read()


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


@dataclass(frozen=True, slots=True)
class _List:
    counter: Counter
    depth: int


class _Reader:
    def __init__(self, content: Any, styles: Any | None) -> None:
        self.content = content
        self.roots = [root for root in (styles, content) if root is not None]
        self.writer = LineWriter()
        self.styles: dict[str, Any] = {}
        self.faces: dict[str, str] = {}
        self.list_styles: dict[str, list[Level]] = {}
        self.continued: dict[str, Counter] = {}
        for root in self.roots:
            self._collect(root)

    def read(self) -> Extracted:
        body = self.content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise ExtractionError(Reason.BROKEN, "no text in content.xml")
        self._blocks(body, None, None)
        for root in self.roots:
            for part in ("header", "footer"):
                self.writer.margins += map(_plain, root.iter(STYLE + part))
            self.writer.margins += map(_plain, root.iter(TEXT + "note-body"))
        return self.writer.finish(ODT)

    def _collect(self, root: Any) -> None:
        for face in root.iter(STYLE + "font-face"):
            family = face.get(_NS % "svg-compatible" + "font-family", "")
            self.faces[face.get(STYLE + "name")] = family.strip("'\"")
        for style in root.iter(STYLE + "style"):
            self.styles[style.get(STYLE + "name")] = style
        for style in root.iter(TEXT + "list-style"):
            self.list_styles[style.get(STYLE + "name")] = [
                _level(item) for item in style
            ]

    def _blocks(self, parent: Any, cell: Cell | None, item: _List | None) -> None:
        for child in parent:
            if child.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(child, cell, item)
                item = None
            elif child.tag == TABLE + "table" and cell is None:
                self._table(child)
            elif child.tag == TEXT + "list":
                self._list(child, cell, item)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._blocks(child, cell, item)

    def _table(self, table: Any) -> None:
        number = self.writer.begin_table()
        for row, row_element in enumerate(table.iter(TABLE + "table-row")):
            column = 0
            for cell in row_element.iterchildren():
                if cell.tag == TABLE + "table-cell":
                    self._blocks(cell, (number, row, column), None)
                column += int(cell.get(TABLE + "number-columns-repeated", "1"))

    def _list(self, element: Any, cell: Cell | None, parent: _List | None) -> None:
        style = element.get(TEXT + "style-name", "")
        if parent:
            item = _List(parent.counter, parent.depth + 1)
        elif (
            element.get(TEXT + "continue-numbering") == "true"
            and style in self.continued
        ):
            item = _List(self.continued[style], 0)
        else:
            item = _List(Counter(self.list_styles.get(style, [])), 0)
            self.continued[style] = item.counter
        for child in element:
            self._blocks(child, cell, item)

    def _paragraph(self, element: Any, cell: Cell | None, item: _List | None) -> None:
        style = self._styled(element, Run(""))
        if self._breaks_before(element):
            self.writer.page += 1
        frames: list[Any] = []
        runs = list(self._runs(element, style, frames))
        for frame in frames:
            self._blocks(frame, cell, None)
        if item and any(run.text.strip() for run in runs):
            label = item.counter.next(item.depth)
            if label:
                runs.insert(0, Run(label + " ", runs[0].font))
        self.writer.paragraph(runs, cell=cell)

    def _runs(self, element: Any, style: Run, frames: list[Any]) -> Iterator[Run]:
        yield replace(style, text=element.text or "")
        for child in element:
            if child.tag == TEXT + "tab":
                yield replace(style, text="\t")
            elif child.tag == TEXT + "line-break":
                yield replace(style, text="\n")
            elif child.tag == TEXT + "s":
                yield replace(style, text=" " * int(child.get(TEXT + "c", "1")))
            elif child.tag == DRAW + "text-box":
                frames.append(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._runs(child, self._styled(child, style), frames)
            yield replace(style, text=child.tail or "")

    def _styled(self, element: Any, base: Run) -> Run:
        return self._style(element.get(TEXT + "style-name"), base)

    def _style(self, name: str | None, base: Run, depth: int = 0) -> Run:
        style = self.styles.get(name or "")
        if style is None or depth > 20:
            return base
        base = self._style(style.get(STYLE + "parent-style-name"), base, depth + 1)
        properties = style.find(STYLE + "text-properties")
        if properties is None:
            return base
        face = properties.get(STYLE + "font-name")
        font = (
            self.faces.get(face, face) if face else properties.get(FO + "font-family")
        )
        weight = properties.get(FO + "font-weight")
        slope = properties.get(FO + "font-style")
        size = _SIZE.fullmatch(properties.get(FO + "font-size", ""))
        return Run(
            "",
            font or base.font,
            base.bold if weight is None else weight == "bold",
            base.italic if slope is None else slope == "italic",
            float(size[1]) if size else base.size,
        )

    def _breaks_before(self, element: Any) -> bool:
        style = self.styles.get(element.get(TEXT + "style-name", ""))
        properties = (
            None if style is None else style.find(STYLE + "paragraph-properties")
        )
        broken = (
            properties is not None and properties.get(FO + "break-before") == "page"
        )
        return broken or next(element.iter(TEXT + "soft-page-break"), None) is not None


def _level(item: Any) -> Level:
    if item.tag != TEXT + "list-level-style-number":
        return Level(1, "bullet", "")
    depth = item.get(TEXT + "level", "1")
    before, after = (
        item.get(STYLE + "num-prefix", ""),
        item.get(STYLE + "num-suffix", ""),
    )
    shown = int(item.get(TEXT + "display-levels", "1"))
    first = int(depth) - shown + 1
    numbers = ".".join(f"%{number}" for number in range(first, int(depth) + 1))
    kind = _KINDS.get(item.get(STYLE + "num-format", ""), "decimal")
    return Level(
        int(item.get(TEXT + "start-value", "1")), kind, before + numbers + after
    )


def _plain(element: Any) -> str:
    return "\n".join("".join(p.itertext()) for p in element.iter(TEXT + "p"))
