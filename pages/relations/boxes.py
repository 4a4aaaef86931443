"""The boxes, labels and lines of a drawing; lengths are those of the drawing."""

import textwrap
from dataclasses import dataclass, field

from pages.relations.surroundings import Neighbour

_PAD, _LINE = 12, 20
_LETTER = 8.2


@dataclass(frozen=True)
class Box:
    """A document in the drawing."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    neighbour: Neighbour | None = None

    @property
    def text_x(self) -> int:
        """Where the lines begin."""
        return self.x + _PAD

    @property
    def rows(self) -> list[tuple[int, str]]:
        """Each line with its height."""
        return [
            (self.y + _PAD + 14 + place * _LINE, line)
            for place, line in enumerate(self.lines)
        ]


@dataclass(frozen=True)
class Label:
    """Words beside the boxes."""

    x: int
    y: int
    text: str
    more: int = 0


@dataclass
class Drawing:
    """Everything to draw."""

    width: int
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def box_of(
    x: int, y: int, width: int, name: str, subject: str,
    neighbour: Neighbour | None = None,
) -> Box:  # fmt: skip
    """A box as high as its lines ask for."""
    letters = int((width - 2 * _PAD) / _LETTER)
    lines = tuple(_wrapped(name, letters, 2) + _wrapped(subject, letters, 2))
    height = 2 * _PAD + len(lines) * _LINE
    return Box(x, y, width, height, lines, neighbour)


def _wrapped(text: str, letters: int, most: int) -> list[str]:
    return textwrap.wrap(text, letters, max_lines=most, placeholder=" …")
