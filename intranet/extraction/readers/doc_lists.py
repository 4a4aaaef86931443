"""Automatic numbers of an old Word file: [MS-DOC] 2.9.149 (LVL), 2.9.131 (LFO)."""

import struct
from collections.abc import Iterator

from ..numbering import Counter, Level

_KINDS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_LIST_SIZE, _LEVEL_SIZE, _OVERRIDE_SIZE = 28, 28, 16
_SIMPLE = 1


class Lists:
    """Gives each numbered paragraph its label."""

    def __init__(self, lists: bytes, overrides: bytes) -> None:
        self._counters = dict(_counters(lists)) if len(lists) > 2 else {}
        self._lists = list(_list_of_override(overrides)) if len(overrides) > 4 else []

    def label(self, list_id: int, depth: int) -> str:
        """The next label of this list, counted from 1; nothing where there is none."""
        if not 0 < list_id <= len(self._lists):
            return ""
        counter = self._counters.get(self._lists[list_id - 1])
        return counter.next(depth) if counter else ""


def _counters(data: bytes) -> Iterator[tuple[int, Counter]]:
    count = struct.unpack_from("<H", data)[0]
    position = 2 + count * _LIST_SIZE
    for number in range(count):
        start = 2 + number * _LIST_SIZE
        identifier = struct.unpack_from("<i", data, start)[0]
        simple = data[start + 26] & _SIMPLE
        levels = []
        for _ in range(1 if simple else 9):
            level, position = _level(data, position)
            levels.append(level)
        yield identifier, Counter(levels)


def _level(data: bytes, position: int) -> tuple[Level, int]:
    start, kind = struct.unpack_from("<iB", data, position)
    character, paragraph = data[position + 24], data[position + 25]
    position += _LEVEL_SIZE + character + paragraph
    length = struct.unpack_from("<H", data, position)[0]
    text = data[position + 2 : position + 2 + 2 * length].decode("utf-16-le", "replace")
    for depth in range(9):
        text = text.replace(chr(depth), f"%{depth + 1}")
    level = Level(start, _KINDS.get(kind, "decimal"), text)
    return level, position + 2 + 2 * length


def _list_of_override(data: bytes) -> Iterator[int]:
    count = struct.unpack_from("<I", data)[0]
    for number in range(min(count, (len(data) - 4) // _OVERRIDE_SIZE)):
        yield struct.unpack_from("<i", data, 4 + number * _OVERRIDE_SIZE)[0]
