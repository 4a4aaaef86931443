"""``{% cells row looks %}``: the cells of a row of the board.

A board has thousands of cells and a few dozen looks: each look is rendered once a page,
which keeps 200 units by 40 duties within the time that a page may take.
"""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from units.board.grid import Cell, Row

register = template.Library()
EMPTY = "<td></td>"


@register.simple_tag
def cells(row: Row, looks: dict[Any, str]) -> SafeString:
    """The cells of one row; ``looks`` holds what was rendered for the page so far."""
    painted = []
    for cell in row.cells:
        if cell is None:
            painted.append(EMPTY)
            continue
        worst = cell.worst
        key = (worst.standing, worst.due if worst.is_open else None, cell.share)
        if key not in looks:
            looks[key] = _painted(cell)
        painted.append(looks[key])
    return SafeString("".join(painted))  # every part was rendered by a template


def _painted(cell: Cell) -> str:
    context = {"cell": cell, "item": cell.worst}
    return render_to_string("units/board/cell.html", context).strip()
