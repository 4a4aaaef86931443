"""Automatic numbers of a word processor, counted as it would show them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `%1.%2` in `text` stand for the counters."""

    start: int = 1
    kind: str = "decimal"
    text: str = "%1."


@dataclass
class Counter:
    """The running numbers of one list."""

    levels: Sequence[Level]
    _values: dict[int, int] = field(default_factory=dict)

    def restart(self, depth: int, value: int) -> None:
        self._values[depth] = value - 1

    def next(self, depth: int) -> str:
        """The label of the next item at this depth; deeper counters begin anew."""
        if depth >= len(self.levels):
            return ""
        level = self.levels[depth]
        self._values[depth] = self._values.get(depth, level.start - 1) + 1
        for deeper in [key for key in self._values if key > depth]:
            del self._values[deeper]
        if level.kind == "bullet":
            return BULLET
        if level.kind == "none":
            return ""
        label = level.text
        for number, upper in enumerate(self.levels[: depth + 1]):
            value = self._values.get(number, upper.start)
            label = label.replace(f"%{number + 1}", number_text(value, upper.kind))
        return label


def number_text(value: int, kind: str) -> str:
    """A number as this kind of list writes it."""

    if kind in {"lowerLetter", "upperLetter"}:
        letter = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        return roman(value) if kind == "lowerRoman" else roman(value).upper()
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def roman(value: int) -> str:
    """A number in small Roman numerals."""

    parts = []
    for unit, sign in _ROMAN:
        count, value = divmod(value, unit)
        parts.append(sign * count)
    return "".join(parts)
