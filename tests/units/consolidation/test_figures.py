"""Sums and averages against the raw figures, whatever they are."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from units.consolidation.figures import Given, branch_keys, lines
from units.models import Indicator

ANSWERS = st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False)
UNITS = st.lists(st.tuples(st.integers(0, 4), st.none() | ANSWERS), max_size=60)


def combined(units, how: str):
    indicator = Indicator(code="x", kind="decimal", combine=how)
    answered = [
        Given(
            f"Đơn vị {n}", branch, f"R{n}", {} if said is None else {"x": f"{said:f}"}
        )
        for n, (branch, said) in enumerate(units)
    ]
    return lines([indicator], answered)[0]


def expected(units, how: str):
    said = [Fraction(value) for _branch, value in units if value is not None]
    if not said:
        return None
    total = sum(said, Fraction(0))
    if how == "sum":
        return Decimal(total.numerator) / Decimal(total.denominator)
    cents = total / len(said) * 100
    whole = abs(cents).__floor__() + (abs(cents) % 1 >= Fraction(1, 2))
    return Decimal(-whole if cents < 0 else whole).scaleb(-2)


@given(UNITS, st.sampled_from(["sum", "average"]))
def test_combined_is_what_the_raw_figures_give(units, how) -> None:
    line = combined(units, how)
    assert line.total == expected(units, how)
    for branch in range(5):
        part = [item for item in units if item[0] == branch]
        assert line.of_branch(branch) == expected(part, how)


@given(UNITS)
def test_branches_add_up_to_the_total(units) -> None:
    line = combined(units, "sum")
    parts = [line.of_branch(branch) for branch in range(5)]
    said = [part for part in parts if part is not None]
    assert (sum(said) if said else None) == line.total
    assert len(line.answers) == sum(value is not None for _branch, value in units)


@given(UNITS)
def test_what_is_listed_is_not_counted(units) -> None:
    assert combined(units, "list").total is None


def test_halves_are_rounded_up() -> None:
    line = combined([(0, Decimal("0.01")), (0, Decimal("0.02"))], "average")
    assert line.total == Decimal("0.015").quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_choice_is_listed_whatever_the_form_says() -> None:
    choice = Indicator(code="x", kind="choice", combine="sum")
    assert lines([choice], [Given("A", 0, "R", {"x": "Có"})])[0].total is None


@given(st.dictionaries(st.integers(100, 200), st.lists(st.integers(1, 9), max_size=4)))
def test_every_unit_is_in_one_branch(above) -> None:
    paths = {unit: [0, *over, unit] for unit, over in above.items()}
    keys = branch_keys(paths)
    assert keys.keys() == paths.keys()
    assert all(keys[unit] in path for unit, path in paths.items())


def test_the_branch_is_right_below_what_is_over_all() -> None:
    paths = {5: [1, 2, 5], 6: [1, 2, 5, 6], 7: [1, 2, 7], 8: [1, 2, 8]}
    assert branch_keys(paths) == {5: 5, 6: 5, 7: 7, 8: 8}
    assert branch_keys({2: [1, 2], 3: [1, 2, 3]}) == {2: 2, 3: 3}
    assert branch_keys({}) == {}
