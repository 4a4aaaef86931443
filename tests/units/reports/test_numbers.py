"""Vietnamese and foreign writing of numbers; what has two readings is asked about."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from units.reports.numbers import AMBIGUOUS, read_number, readings, shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234", "1234"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234 567,25", "1234567.25"),
        ("1\u00a0234", "1234"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("0,123", "0.123"),
        ("0.123", "0.123"),
        ("1234,567", "1234.567"),
        ("-12,5", "-12.5"),
        ("−12", "-12"),
        (" 07 ", "7"),
    ],
)
def test_a_number_that_has_one_reading(text, number) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12.500"])
def test_two_readings_are_asked_about_and_the_answer_counts(text) -> None:
    with pytest.raises(ValidationError) as caught:
        read_number(text)
    assert caught.value.code == AMBIGUOUS
    offered = caught.value.params["readings"]
    assert len(offered) == 2
    for number in offered:
        assert read_number(text, meant=f"{number:f}") == number


def test_an_answer_to_another_question_does_not_count() -> None:
    with pytest.raises(ValidationError):
        read_number("2.345", meant="1234")


def test_a_whole_number_reads_vietnamese_groups_but_asks_about_a_comma() -> None:
    assert read_number("1.234", whole=True) == 1234
    with pytest.raises(ValidationError) as caught:
        read_number("1,234", whole=True)
    assert caught.value.params["readings"] == [Decimal(1234)]
    assert read_number("1,234", whole=True, meant="1234") == 1234


@pytest.mark.parametrize(
    "text", ["", "mười", "1.23.456", "1,23,456", "12a", "1..2", "1 2", "--1", "1.2,3.4"]
)
def test_what_is_no_number_is_refused(text) -> None:
    with pytest.raises(ValidationError):
        read_number(text)


def test_a_whole_number_refuses_decimals_and_all_refuse_too_many_digits() -> None:
    with pytest.raises(ValidationError):
        read_number("1,5", whole=True)
    with pytest.raises(ValidationError):
        read_number("9" * 19)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_shown_is_read_again_as_the_same(number) -> None:
    assert number in readings(shown(number))
    assert number in readings(shown(number, grouped=False))


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text) -> None:
    assert len(readings(text)) <= 2
