"""The diagram of relations (lược đồ) as boxes and lines, for a wide and a narrow screen.

Pure layout: lengths are those of the drawing, in which a letter of the small type is some
seven wide; the template draws it as SVG.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from pages.relations.surroundings import Group, Neighbour, towards

WIDE = 960
NARROW = 340
MOST = 5
"""Boxes of a group; the table beside the diagram has all."""
_PAD, _LINE, _GAP, _HEAD = 12, 20, 12, 30
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


def draw(name: str, subject: str, groups: Sequence[Group], *, wide: bool) -> Drawing:
    """The document in the middle, or at the top where there is no room."""
    return _wide(name, subject, groups) if wide else _narrow(name, subject, groups)


def _wide(name: str, subject: str, groups: Sequence[Group]) -> Drawing:
    drawing = Drawing(WIDE)
    column, middle = 290, 240
    left = _column(drawing, list(towards(groups, outgoing=True)), 0, column)
    edge = WIDE - column
    right = _column(drawing, list(towards(groups, outgoing=False)), edge, column)
    drawing.height = max(left, right, 140)
    x = (WIDE - middle) // 2
    box = _box(x, 0, middle, name, subject)
    centre = Box(x, (drawing.height - box.height) // 2, middle, box.height, box.lines)
    y = centre.y + centre.height // 2
    for other in drawing.boxes:
        at = other.y + other.height // 2
        leads = (x, y, column + 4, at), (edge, at, x + middle + 4, y)
        drawing.lines.append(_curve(*leads[other.x > 0]))
    drawing.boxes.insert(0, centre)
    return drawing


def _narrow(name: str, subject: str, groups: Sequence[Group]) -> Drawing:
    drawing = Drawing(NARROW)
    centre = _box(0, 0, NARROW, name, subject)
    inset = 20
    drawing.height = _column(
        drawing, list(groups), inset, NARROW - inset, centre.height + 2 * _GAP
    )
    for box in drawing.boxes:
        at = box.y + box.height // 2
        drawing.lines.append(f"M8 {centre.height} V{at} H{inset}")
    drawing.boxes.insert(0, centre)
    return drawing


def _column(
    drawing: Drawing, groups: Sequence[Group], x: int, width: int, top: int = 0
) -> int:
    """Groups one below the other; gives where the column ends."""
    y = top
    for group in groups:
        more = len(group.neighbours) - MOST
        drawing.labels.append(Label(x, y + 18, group.phrase))
        y += _HEAD
        for neighbour in group.neighbours[:MOST]:
            box = _box(x, y, width, neighbour.name, neighbour.subject, neighbour)
            drawing.boxes.append(box)
            y += box.height + _GAP
        if more > 0:
            drawing.labels.append(Label(x, y + 14, "", more))
            y += _HEAD
        y += _GAP
    return y


def _box(
    x: int, y: int, width: int, name: str, subject: str,
    neighbour: Neighbour | None = None,
) -> Box:  # fmt: skip
    letters = int((width - 2 * _PAD) / _LETTER)
    lines = tuple(_wrapped(name, letters, 2) + _wrapped(subject, letters, 2))
    height = 2 * _PAD + len(lines) * _LINE
    return Box(x, y, width, height, lines, neighbour)


def _wrapped(text: str, letters: int, most: int) -> list[str]:
    return textwrap.wrap(text, letters, max_lines=most, placeholder=" …")


def _curve(from_x: int, from_y: int, to_x: int, to_y: int) -> str:
    middle = (from_x + to_x) // 2
    return f"M{from_x} {from_y} C{middle} {from_y} {middle} {to_y} {to_x} {to_y}"
