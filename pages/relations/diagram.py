"""The diagram of relations (lược đồ) as boxes and lines, for a wide and a narrow screen.

Pure layout: lengths are those of the drawing, in which a letter of the small type is some
seven wide; the template draws it as SVG.
"""

from collections.abc import Sequence

from pages.relations.boxes import Box, Drawing, Label, box_of
from pages.relations.surroundings import Group, towards

WIDE = 960
NARROW = 340
MOST = 5
"""Boxes of a group; the table beside the diagram has all."""
_GAP, _HEAD = 12, 30


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
    box = box_of(x, 0, middle, name, subject)
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
    centre = box_of(0, 0, NARROW, name, subject)
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
            box = box_of(x, y, width, neighbour.name, neighbour.subject, neighbour)
            drawing.boxes.append(box)
            y += box.height + _GAP
        if more > 0:
            drawing.labels.append(Label(x, y + 14, "", more))
            y += _HEAD
        y += _GAP
    return y


def _curve(from_x: int, from_y: int, to_x: int, to_y: int) -> str:
    middle = (from_x + to_x) // 2
    return f"M{from_x} {from_y} C{middle} {from_y} {middle} {to_y} {to_x} {to_y}"
