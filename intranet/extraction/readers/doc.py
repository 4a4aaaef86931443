"""Old DOC (Word 97 to 2003) with its fonts, tables and automatic numbers.

Read from the file's own structures, because extractors drop the optional hyphen, which
in TCVN3 is the letter ư, and forget the fonts that tell TCVN3 from anything else.
"""

import bisect
import struct
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import DOC
from ..layout import Extracted
from ..runs import Cell, LineWriter, Run
from . import doc_file
from .doc_file import DocFile, OldWord
from .doc_formats import Format, Formats
from .doc_lists import Lists

_CELL, _PARAGRAPH, _PAGE = "\x07", "\r", "\x0c"
_FIELD, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_TEXT_OF = {"\x0b": "\n", "\xa0": " ", "\x1e": "-"}
_NO_TEXT = frozenset("\x00\x01\x02\x03\x04\x05\x06\x08")
_TWIPS_A_PAGE = 11906
_MARGINS = ("footnotes", "headers", "comments", "endnotes")


def read(path: Path, options: Options) -> Extracted:
    """Read a DOC file; one from before Word 97 without its layout."""
    try:
        return _Reader(DocFile(path)).read()
    except OldWord:
        from . import office  # starting Kreuzberg takes longer than reading a letter

        return office.read(path, options)
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise ExtractionError(Reason.BROKEN, str(error)) from error


class _Ranges:
    """Which formatting holds at a byte of the file."""

    def __init__(self, ranges: Iterator[tuple[int, int, bytes]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _, _ in self._ranges]

    def at(self, offset: int) -> bytes:
        found = bisect.bisect_right(self._starts, offset) - 1
        if found < 0:
            return b""
        _, end, data = self._ranges[found]
        return data if offset < end else b""


class _Reader:
    def __init__(self, file: DocFile) -> None:
        self.file = file
        self.formats = Formats(file.table(doc_file.STYLES), file.table(doc_file.FONTS))
        self.lists = Lists(
            file.tail(doc_file.LISTS) if file.table(doc_file.LISTS) else b"",
            file.table(doc_file.OVERRIDES),
        )
        self.characters = _Ranges(file.formats(doc_file.CHARACTERS))
        self.paragraphs = _Ranges(file.formats(doc_file.PARAGRAPHS))
        self.writer = LineWriter()
        self.cell: Cell | None = None

    def read(self) -> Extracted:
        stories = self.file.stories()
        for name in ("boxes", "text"):
            for text, form in self._paragraphs(*stories[name]):
                self._write(text, form)
        for name in _MARGINS:
            side = LineWriter()
            for text, form in self._paragraphs(*stories[name]):
                side.paragraph(self._runs(text, form))
            self.writer.margins.append(side.finish(DOC).text)
        return self.writer.finish(DOC)

    def _paragraphs(
        self, start: int, end: int
    ) -> Iterator[tuple[list[tuple[str, int]], Format]]:
        """Paragraphs as letters with their places, up to the mark that ends each."""
        letters: list[tuple[str, int]] = []
        for char, offset in self.file.characters(start, end):
            letters.append((char, offset))
            if char in (_PARAGRAPH, _CELL, _PAGE):
                yield letters, self.formats.paragraph(self.paragraphs.at(offset))
                letters = []
        if letters:
            yield letters, self.formats.paragraph(self.paragraphs.at(letters[-1][1]))

    def _write(self, letters: list[tuple[str, int]], form: Format) -> None:
        end = letters[-1][0]
        if not form.in_table:
            self.cell = None
        elif self.cell is None:
            self.cell = (self.writer.begin_table(), 0, 0)
        if not form.row_end:
            self._paragraph(letters, form)
        if self.cell and form.row_end:
            self.cell = (self.cell[0], self.cell[1] + 1, 0)
        elif self.cell and end == _CELL:
            self.cell = (self.cell[0], self.cell[1], self.cell[2] + 1)
        if end == _PAGE:
            self.writer.page += 1

    def _paragraph(self, letters: list[tuple[str, int]], form: Format) -> None:
        runs = list(self._runs(letters, form))
        if form.list_id and any(run.text.strip() for run in runs):
            label = self.lists.label(form.list_id, form.depth)
            if label:
                runs.insert(0, Run(label + " ", runs[0].font))
        stops = [stop / _TWIPS_A_PAGE for stop in form.tabs]
        self.writer.paragraph(runs, cell=self.cell, tab_stops=stops)

    def _runs(self, letters: list[tuple[str, int]], paragraph: Format) -> Iterator[Run]:
        shown = _without_field_codes(letters)
        for data, group in groupby(shown, lambda pair: self.characters.at(pair[1])):
            form = self.formats.character(paragraph, data)
            if form.deleted:
                continue
            if form.special and form.symbol:
                yield Run("-" if form.symbol >= "\uf000" else form.symbol)
                continue
            text = "".join(_TEXT_OF.get(char, char) for char, _ in group)
            yield self.formats.run(text, form)


def _without_field_codes(letters: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """A field shows its result; the instruction before it is not text."""
    in_code: list[bool] = []
    for char, offset in letters:
        if char == _FIELD:
            in_code.append(True)
        elif char == _FIELD_RESULT and in_code:
            in_code[-1] = False
        elif char == _FIELD_END and in_code:
            in_code.pop()
        elif not any(in_code) and char not in _NO_TEXT | {_PARAGRAPH, _CELL, _PAGE}:
            yield char, offset
