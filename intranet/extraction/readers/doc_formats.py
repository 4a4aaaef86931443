"""Formatting of an old Word file: single property modifiers, styles and fonts.

[MS-DOC] 2.6 (modifiers), 2.9.271 (styles), 2.9.286 (fonts).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..runs import Run

_BOLD, _ITALIC, _SIZE = 0x0835, 0x0836, 0x4A43
_FONT, _FONT_OTHER, _STYLE, _SYMBOL = 0x4A4F, 0x4A51, 0x4A30, 0x6A09
_DELETED, _SPECIAL = 0x0800, 0x0855
_IN_TABLE, _ROW_END, _LIST, _DEPTH, _TABS = 0x2416, 0x2417, 0x460B, 0x260A, 0xC60D
_LONG_TABLE, _LONG_TABS = 0xD608, 0xC615
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_MAX_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Format:
    """What styles and direct formatting come to, of letters and of a paragraph."""

    font: int = 0
    bold: bool = False
    italic: bool = False
    size: float = 10.0
    deleted: bool = False
    special: bool = False
    symbol: str = ""
    in_table: bool = False
    row_end: bool = False
    list_id: int = 0
    depth: int = 0
    tabs: tuple[int, ...] = ()


def modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The property modifiers of a run or paragraph: (which, its operand)."""
    position = 0
    while position + 3 <= len(data):
        code = struct.unpack_from("<H", data, position)[0]
        position += 2
        if code == _LONG_TABLE:
            size = struct.unpack_from("<H", data, position)[0] + 1
        elif code >> 13 == 6:
            if code == _LONG_TABS and data[position] == 255:
                return
            size = data[position] + 1
        else:
            size = _SIZES[code >> 13]
        yield code, data[position : position + size]
        position += size


class Formats:
    """The styles and fonts of one file."""

    def __init__(self, styles: bytes, fonts: bytes) -> None:
        self._fonts = list(_font_names(fonts))
        self._styles: list[tuple[int, bytes, bytes]] = []
        self._cache: dict[int, Format] = {}
        self._default = Format()
        if len(styles) >= 2:
            self._read_styles(styles)

    def paragraph(self, data: bytes) -> Format:
        """The format of a paragraph: the number of its style, then its own changes."""
        style = struct.unpack_from("<H", data)[0] if len(data) >= 2 else 0
        return self._changed(self._style(style), data[2:])

    def character(self, paragraph: Format, data: bytes) -> Format:
        """The format of letters within a paragraph of this format."""
        return self._changed(paragraph, data) if data else paragraph

    def run(self, text: str, form: Format) -> Run:
        """Text in this format."""
        known = form.font < len(self._fonts)
        font = self._fonts[form.font] if known else None
        return Run(text, font, form.bold, form.italic, form.size)

    def _read_styles(self, data: bytes) -> None:
        header = struct.unpack_from("<H", data)[0]
        count, base = struct.unpack_from("<HH", data, 2)
        if header >= 14:
            font = struct.unpack_from("<H", data, 2 + 12)[0]
            self._default = replace(self._default, font=font)
        position = 2 + header
        for _ in range(count):
            if position + 2 > len(data):
                break
            size = struct.unpack_from("<H", data, position)[0]
            style = data[position + 2 : position + 2 + size]
            self._styles.append(_style(style, base) if size else (0xFFF, b"", b""))
            position += 2 + size

    def _style(self, number: int, depth: int = 0) -> Format:
        if number in self._cache:
            return self._cache[number]
        if number >= len(self._styles) or depth > _MAX_ANCESTORS:
            return self._default
        parent, paragraph, character = self._styles[number]
        base = self._style(parent, depth + 1)
        form = self._changed(self._changed(base, paragraph), character)
        self._cache[number] = form
        return form

    def _changed(self, base: Format, data: bytes) -> Format:
        form = base
        for code, value in modifiers(data):
            if code == _STYLE and len(value) == 2:
                character = self._styles_of(struct.unpack("<H", value)[0])
                form = self._changed(form, character)
            else:
                form = _apply(form, base, code, value)
        return form

    def _styles_of(self, number: int) -> bytes:
        return self._styles[number][2] if number < len(self._styles) else b""


def _apply(form: Format, base: Format, code: int, value: bytes) -> Format:
    if code == _BOLD:
        return replace(form, bold=_switch(value[0], base.bold))
    if code == _ITALIC:
        return replace(form, italic=_switch(value[0], base.italic))
    if code == _SIZE:
        return replace(form, size=struct.unpack("<H", value)[0] / 2)
    if code in (_FONT, _FONT_OTHER):
        return replace(form, font=struct.unpack("<H", value)[0])
    if code == _SYMBOL:
        font, char = struct.unpack("<HH", value)
        return replace(form, font=font, symbol=chr(char))
    if code == _TABS:
        return replace(form, tabs=_tab_stops(value))
    if code == _LIST:
        return replace(form, list_id=struct.unpack("<h", value)[0])
    return _apply_flag(form, code, value[0]) if value else form


def _apply_flag(form: Format, code: int, value: int) -> Format:
    if code == _DELETED:
        return replace(form, deleted=bool(value))
    if code == _SPECIAL:
        return replace(form, special=bool(value))
    if code == _IN_TABLE:
        return replace(form, in_table=bool(value))
    if code == _ROW_END:
        return replace(form, row_end=bool(value))
    return replace(form, depth=value) if code == _DEPTH else form


def _switch(value: int, inherited: bool) -> bool:
    return inherited ^ bool(value & 1) if value & 0x80 else bool(value)


def _tab_stops(value: bytes) -> tuple[int, ...]:
    deleted = value[1]
    at = 2 + 2 * deleted
    added = value[at] if at < len(value) else 0
    return struct.unpack_from(f"<{added}h", value, at + 1)


def _style(data: bytes, base_size: int) -> tuple[int, bytes, bytes]:
    """A style's parent and its modifiers for paragraphs and for letters."""
    kind = struct.unpack_from("<H", data, 2)[0]
    name_length = struct.unpack_from("<H", data, base_size)[0]
    position = base_size + 2 + 2 * name_length + 2
    parts: list[bytes] = []
    while position + 2 <= len(data) and len(parts) < 2:
        size = struct.unpack_from("<H", data, position)[0]
        parts.append(data[position + 2 : position + 2 + size])
        position += 2 + size + size % 2
    parent = kind >> 4
    if kind & 0xF == 1 and len(parts) == 2:
        return parent, parts[0][2:], parts[1]
    return (parent, b"", parts[0]) if kind & 0xF == 2 and parts else (parent, b"", b"")


def _font_names(data: bytes) -> Iterator[str]:
    """SttbfFfn: a count, then for each font its size, 39 bytes of traits, its name."""
    position = 4
    count = struct.unpack_from("<H", data)[0] if len(data) >= 2 else 0
    for _ in range(count):
        if position >= len(data):
            return
        size = data[position]
        name = data[position + 40 : position + 1 + size].decode("utf-16-le", "replace")
        yield name.split("\0")[0]
        position += 1 + size
