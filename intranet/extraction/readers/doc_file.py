"""The parts of an old Word file (97 to 2003) and how its text is cut into pieces.

[MS-DOC]: https://learn.microsoft.com/openspecs/office_file_formats/ms-doc/
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import olefile

from ..errors import ExtractionError, Reason

WORD_97 = 0xC1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_RG_FC_LCB = 0x9A
_STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
STYLES, CHARACTERS, PARAGRAPHS, FONTS, PIECES, LISTS, OVERRIDES = (
    1,
    12,
    13,
    15,
    33,
    73,
    74,
)
"""Places in the FibRgFcLcb97 table of contents."""
_PAGE = 512
_COMPRESSED = 1 << 30


class OldWord(Exception):
    """Written by a Word before 97, in another format."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and where its bytes lie."""

    start: int
    end: int
    offset: int
    width: int


class DocFile:
    """Gives tables by their place and text by character position."""

    def __init__(self, path: Path) -> None:
        with olefile.OleFileIO(str(path)) as ole:
            self.main = ole.openstream("WordDocument").read()
            flags = self._u16(0x0A)
            if flags & _ENCRYPTED:
                raise ExtractionError(Reason.ENCRYPTED)
            if self._u16(2) < WORD_97:
                raise OldWord
            name = "1Table" if flags & _TABLE_1 else "0Table"
            self._table = ole.openstream(name).read()
        self.pieces = list(self._pieces())

    def table(self, place: int) -> bytes:
        """The bytes of a structure named in the table of contents; may be empty."""
        start, size = struct.unpack_from("<II", self.main, _RG_FC_LCB + 8 * place)
        return self._table[start : start + size]

    def tail(self, place: int) -> bytes:
        """A structure with what follows it: list levels lie behind their lists."""
        start = struct.unpack_from("<I", self.main, _RG_FC_LCB + 8 * place)[0]
        return self._table[start:]

    def stories(self) -> dict[str, tuple[int, int]]:
        """Where the text, footnotes, headers ... begin and end."""
        lengths = struct.unpack_from(f"<{len(_STORIES)}i", self.main, 0x4C)
        spans, position = {}, 0
        for name, length in zip(_STORIES, lengths, strict=True):
            spans[name] = (position, position + max(length, 0))
            position += max(length, 0)
        return spans

    def characters(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Each character of a story with the offset of its bytes."""
        for piece in self.pieces:
            for position in range(max(start, piece.start), min(end, piece.end)):
                offset = piece.offset + (position - piece.start) * piece.width
                raw = self.main[offset : offset + piece.width]
                yield _decode(raw), offset

    def formats(self, place: int) -> Iterator[tuple[int, int, bytes]]:
        """Byte ranges with their formatting: (first, behind the last, properties)."""
        plc = self.table(place)
        count = (len(plc) - 4) // 8
        for number in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)):
            page = self.main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            runs = page[-1]
            limits = struct.unpack_from(f"<{runs + 1}I", page)
            for run in range(runs):
                size = 1 if place == CHARACTERS else 13
                where = page[4 * (runs + 1) + run * size] * 2
                yield limits[run], limits[run + 1], _properties(page, where, place)

    def _pieces(self) -> Iterator[Piece]:
        clx = self.table(PIECES)
        position = 0
        while position < len(clx) and clx[position] == 1:
            position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
        plc = clx[position + 5 :]
        count = (len(plc) - 4) // 12
        limits = struct.unpack_from(f"<{count + 1}I", plc)
        for number in range(count):
            at = 4 * (count + 1) + 8 * number + 2
            offset = struct.unpack_from("<I", plc, at)[0]
            narrow = bool(offset & _COMPRESSED)
            offset &= _COMPRESSED - 1
            yield Piece(
                limits[number],
                limits[number + 1],
                offset // 2 if narrow else offset,
                1 if narrow else 2,
            )

    def _u16(self, offset: int) -> int:
        return int(struct.unpack_from("<H", self.main, offset)[0])


def _decode(raw: bytes) -> str:
    if len(raw) == 2:
        return raw.decode("utf-16-le", "replace")
    return raw.decode("cp1252") if 0x82 <= raw[0] <= 0x9C else raw.decode("latin-1")


def _properties(page: bytes, where: int, place: int) -> bytes:
    if not where:
        return b""
    size = page[where]
    if place == CHARACTERS:
        return page[where + 1 : where + 1 + size]
    if size:
        return page[where + 1 : where + 2 * size]
    return page[where + 2 : where + 2 + 2 * page[where + 1]]
