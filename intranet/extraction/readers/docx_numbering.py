"""The lists of a DOCX file: `word/numbering.xml` (ECMA-376, 17.9)."""

from typing import Any

from docx.oxml.ns import qn

from ..numbering import Counter, Level


class Numbering:
    """Gives each numbered paragraph its label; lists that share an abstract
    definition go on counting, as Word does."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, list[Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counters: dict[str, Counter] = {}
        self._restarted: set[str] = set()
        if root is None:
            return
        for abstract in root.findall(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"))] = [
                _level(level) for level in abstract.findall(qn("w:lvl"))
            ]
        for number in root.findall(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            if reference is not None:
                self._lists[number.get(qn("w:numId"))] = (
                    reference.get(qn("w:val")),
                    _restarts(number),
                )

    def label(self, list_id: str, depth: int) -> str:
        if list_id not in self._lists:
            return ""
        abstract, restarts = self._lists[list_id]
        counter = self._counters.setdefault(
            abstract, Counter(self._levels.get(abstract, []))
        )
        if list_id not in self._restarted:
            self._restarted.add(list_id)
            for level, start in restarts.items():
                counter.restart(level, start)
        return counter.next(depth)


def _value(parent: Any, tag: str, default: str) -> str:
    child = parent.find(qn(tag))
    return default if child is None else child.get(qn("w:val"), default)


def _level(level: Any) -> Level:
    start = _value(level, "w:start", "1")
    return Level(
        int(start) if start.isdigit() else 1,
        _value(level, "w:numFmt", "decimal"),
        _value(level, "w:lvlText", ""),
    )


def _restarts(number: Any) -> dict[int, int]:
    restarts = {}
    for override in number.findall(qn("w:lvlOverride")):
        start = _value(override, "w:startOverride", "")
        if start.isdigit():
            restarts[int(override.get(qn("w:ilvl"), "0"))] = int(start)
    return restarts
