"""Answers between people and store: what was typed becomes canonical, and back."""

import datetime
import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from units.models.report import Indicator
from units.reports.numbers import read_number, shown
from units.reports.values import FIGURES, Canonical, Kind, canonical_figure

CURRENCY = r"đồng|đ|vnđ|vnd"
DATES = (
    re.compile(r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(
        r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})",
        re.IGNORECASE,
    ),
)


def read(indicator: Indicator, text: str, meant: str = "") -> Canonical | None:
    """The canonical answer in what was typed into one field; None where it is empty.
    Raises ValidationError; the code ``ambiguous`` carries the readings."""
    text = text.strip()
    if not text:
        return None
    if indicator.kind in FIGURES:
        whole = indicator.kind == Kind.WHOLE
        number = read_number(bare(indicator, text), whole=whole, meant=meant)
        return canonical_figure(indicator.kind, number)
    if indicator.kind == Kind.DATE:
        return read_date(text).isoformat()
    if text not in indicator.choice_list:
        message = _("“%(text)s” is not among the choices.")
        raise ValidationError(message % {"text": text})
    return text


def read_rows(indicator: Indicator, rows: list[list[str]]) -> list[list[str]] | None:
    """The rows of a table without those that are empty; None where none is left."""
    width = len(indicator.column_list)
    kept = [[cell.strip() for cell in (row + [""] * width)[:width]] for row in rows]
    return [row for row in kept if any(row)] or None


def read_date(text: str) -> datetime.date:
    """A date in the ways that people write it; the day stands first."""
    for writing in DATES:
        if match := writing.fullmatch(text.strip()):
            try:
                return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                break
    message = _("“%(text)s” is not a date; write it like 05/01/2026.")
    raise ValidationError(message % {"text": text.strip()})


def display(
    indicator: Indicator, answer: Canonical | None, *, grouped: bool = True
) -> str:
    """An answer in the reader's language, as a line; ``grouped`` off for a field."""
    if answer is None:
        return ""
    if isinstance(answer, list):
        return "\n".join("; ".join(row) for row in answer)
    if indicator.kind in FIGURES:
        return shown(Decimal(answer), grouped=grouped)
    if indicator.kind == Kind.DATE:
        return f"{datetime.date.fromisoformat(str(answer)):%d/%m/%Y}"
    return str(answer)


def bare(indicator: Indicator, text: str) -> str:
    """The figure without the unit of measure that people write behind it."""
    marks = [re.escape(indicator.measure)] if indicator.measure else []
    if indicator.kind == Kind.PERCENTAGE:
        marks.append("%")
    if indicator.kind == Kind.MONEY:
        marks.append(CURRENCY)
    if not marks:
        return text
    return re.sub(rf"\s*(?:{'|'.join(marks)})$", "", text, flags=re.IGNORECASE)
