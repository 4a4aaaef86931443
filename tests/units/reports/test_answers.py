"""What is typed becomes canonical, and is shown again in the reader's language."""

import pytest
from django.core.exceptions import ValidationError

from units.models import Indicator
from units.reports.answers import display, read, read_rows

Kind = Indicator.Kind


def asked(kind: str, **options) -> Indicator:
    return Indicator(kind=kind, name="Chỉ tiêu", code="ct", **options)


@pytest.mark.parametrize(
    ("indicator", "text", "canonical"),
    [
        (asked(Kind.WHOLE), "1.234", 1234),
        (asked(Kind.WHOLE, measure="cuộc"), "12 cuộc", 12),
        (asked(Kind.DECIMAL), "1.234,50", "1234.50"),
        (asked(Kind.PERCENTAGE), "98,5 %", "98.5"),
        (asked(Kind.MONEY), "1.500.000 đồng", "1500000"),
        (asked(Kind.DATE), "5/1/2026", "2026-01-05"),
        (asked(Kind.DATE), "2026-01-05", "2026-01-05"),
        (asked(Kind.DATE), "ngày 05 tháng 01 năm 2026", "2026-01-05"),
        (asked(Kind.CHOICE, choices="Tốt\nKhá"), "Khá", "Khá"),
        (asked(Kind.WHOLE), "  ", None),
    ],
)
def test_each_kind_has_its_canonical_answer(indicator, text, canonical) -> None:
    assert read(indicator, text) == canonical


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        (asked(Kind.DATE), "31/02/2026"),
        (asked(Kind.DATE), "01/05/26"),
        (asked(Kind.CHOICE, choices="Tốt\nKhá"), "Giỏi"),
        (asked(Kind.MONEY), "nhiều"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_was_typed(indicator, text) -> None:
    with pytest.raises(ValidationError, match=text):
        read(indicator, text)


def test_a_table_keeps_rows_that_hold_something() -> None:
    table = asked(Kind.TABLE, columns="Tên quy chế\nNgày ban hành")
    rows = [[" Quy chế 1 ", "05/01/2026", "thừa"], ["", " "], ["Quy chế 2"]]
    assert read_rows(table, rows) == [["Quy chế 1", "05/01/2026"], ["Quy chế 2", ""]]
    assert read_rows(table, [["", ""]]) is None


@pytest.mark.parametrize(
    ("kind", "canonical", "shown"),
    [
        (Kind.WHOLE, 1234, "1.234"),
        (Kind.DECIMAL, "1234.5", "1.234,5"),
        (Kind.DATE, "2026-01-05", "05/01/2026"),
        (Kind.TABLE, [["a", "b"], ["c", "d"]], "a; b\nc; d"),
        (Kind.WHOLE, None, ""),
    ],
)
def test_answers_are_shown_as_offices_write_them(kind, canonical, shown) -> None:
    assert display(asked(kind), canonical) == shown
