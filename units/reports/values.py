"""How the answers to a report form are stored: in a draft, and frozen with a round.

::

    {"sections":   {section.code: "text"},
     "indicators": {indicator.code: canonical},
     "remarks":    {indicator.code: "text"}}

Canonical answers are the same in every language and on every machine: a whole number is
an int; a decimal, percentage or sum of money is a string with a decimal point
(``"1234.5"``); a date is ISO (``"2026-01-05"``); a choice is its own words; a table is a
list of rows, each a list of strings, one for each column. What was left empty is absent:
zero is an answer, silence is not. A draft may hold ``typed`` besides: what was typed and
could not be read, kept as it was; what is frozen never has it.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NotRequired, TypedDict

from units.models.report import Indicator

Kind = Indicator.Kind
FIGURES = frozenset({Kind.WHOLE, Kind.DECIMAL, Kind.PERCENTAGE, Kind.MONEY})

Canonical = int | str | list[list[str]]


class Values(TypedDict):
    """The answers to one form, by the codes of its sections and indicators."""

    sections: dict[str, str]
    indicators: dict[str, Canonical]
    remarks: dict[str, str]
    typed: NotRequired[dict[str, str]]


def empty() -> Values:
    """Nothing answered yet."""
    return {"sections": {}, "indicators": {}, "remarks": {}}


def stored(raw: Mapping[str, Any] | None) -> Values:
    """What a JSON field holds, with all parts there."""
    values = empty()
    for part in ("sections", "indicators", "remarks", "typed"):
        if raw and part in raw:
            values[part] = dict(raw[part])
    return values


def is_empty(values: Mapping[str, Any] | None) -> bool:
    """Whether nothing at all was answered."""
    return not any((values or {}).values())


def figure(indicator: Indicator, answer: Canonical | None) -> Decimal | None:
    """The number that an answer is; None for what is no figure, or empty."""
    if answer is None or indicator.kind not in FIGURES or isinstance(answer, list):
        return None
    return Decimal(answer)


def canonical_figure(kind: str, number: Decimal) -> int | str:
    """How a number is stored."""
    return int(number) if kind == Kind.WHOLE else f"{number:f}"
