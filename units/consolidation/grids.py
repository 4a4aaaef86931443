"""Figures and answers as people read them: a number, and tables with units down."""

from decimal import Decimal
from typing import Any

from units.consolidation.content import Part
from units.consolidation.figures import Line
from units.models import Indicator
from units.reports.answers import display
from units.reports.numbers import shown

Kind = Indicator.Kind
COLUMNS = 5
EMPTY = "–"


def grids_of(part: Part) -> list[dict[str, Any]]:
    """What stands by unit in a section: single answers beside each other, then tables."""
    return [*_lists(part.listed), *_tables(part.listed)]


def measure(indicator: Indicator) -> str:
    """The unit of measure, where the form leaves it to the kind."""
    usual = {Kind.PERCENTAGE: "%", Kind.MONEY: "đồng"}
    return indicator.measure or usual.get(Kind(indicator.kind), "")


def number(value: Decimal | None) -> str:
    """As Vietnamese offices write it, without empty decimals."""
    if value is None:
        return EMPTY
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return str(shown(Decimal(plain)))


def _lists(lines: list[Line]) -> list[dict[str, Any]]:
    """Answers by unit, a few indicators beside each other."""
    plain = [
        line for line in lines if line.answers and line.indicator.kind != Kind.TABLE
    ]
    found = []
    for start in range(0, len(plain), COLUMNS):
        chosen = plain[start : start + COLUMNS]
        answers: dict[str, list[str]] = {}
        for column, line in enumerate(chosen):
            for item in line.answers:
                row = answers.setdefault(item.unit, [""] * len(chosen))
                row[column] = display(line.indicator, item.value)
        names = [line.indicator.name for line in chosen]
        found.append(grid(names, list(answers.items())))
    return found


def _tables(lines: list[Line]) -> list[dict[str, Any]]:
    """The rows of tables of all units, each with its unit."""
    return [
        grid(
            line.indicator.column_list,
            [
                (item.unit, row)
                for item in line.answers
                if isinstance(item.value, list)
                for row in item.value
            ],
            title=line.indicator.name,
        )
        for line in lines
        if line.answers and line.indicator.kind == Kind.TABLE
    ]


def grid(
    columns: list[str], rows: list[tuple[str, list[str]]], *, title: str = ""
) -> dict[str, Any]:
    """A table as the template takes it: units down, columns across."""
    return {
        "title": title,
        "name": "Đơn vị",
        "columns": columns,
        "rows": [{"name": name, "cells": cells} for name, cells in rows],
    }
