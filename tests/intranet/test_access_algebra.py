"""Tokens as sets, against a plain model: a nest of restrictions holds for a person when
each of them does."""

from hypothesis import given
from hypothesis import strategies as st

from intranet.access import ADMIN, EVERYONE, PUBLIC, combine, holds

SIGNED_IN = ["group:1", "group:2", "unit:1", "unit:2", "above:1"]
demands = st.lists(
    st.frozensets(st.sampled_from([PUBLIC, EVERYONE, ADMIN, *SIGNED_IN])), max_size=4
)
persons = st.one_of(
    st.just(frozenset()),
    st.just(frozenset({PUBLIC})),
    st.frozensets(st.sampled_from(SIGNED_IN)).map(lambda own: own | {PUBLIC, EVERYONE}),
)


def satisfied(held: frozenset[str], nested: list[frozenset[str]]) -> bool:
    return all(held & demand for demand in nested) if nested else EVERYONE in held


@given(held=persons, nested=demands)
def test_a_combined_rule_is_as_strict_as_all_its_parts(held, nested):
    assert holds(held, combine(nested)) == satisfied(held, nested)


@given(nested=demands)
def test_administrators_satisfy_every_rule(nested):
    assert holds(frozenset({PUBLIC, EVERYONE, ADMIN}), combine(nested))


@given(held=persons, first=demands, second=demands)
def test_rules_combine_in_any_order_and_in_steps(held, first, second):
    at_once = combine([*first, *second])
    if first and second:
        in_steps = combine([combine(second), combine(first)])
        assert holds(held, at_once) == holds(held, in_steps)
    assert at_once == combine([*reversed(second), *reversed(first)])


@given(nested=demands)
def test_no_alternative_is_superfluous(nested):
    alternatives = [frozenset(token.split("+")) for token in combine(nested)]
    assert not any(one < other for one in alternatives for other in alternatives)


def test_a_pair_is_one_token_whatever_its_order():
    nested = [frozenset({"unit:2"}), frozenset({"group:1"})]
    assert combine(nested) == {ADMIN, "group:1+unit:2"}


def test_the_same_units_twice_stay_a_list_of_units():
    units = frozenset(f"unit:{number}" for number in range(200))
    assert combine([units, units]) == units | {ADMIN}


def test_a_monstrous_nest_admits_only_whom_both_levels_name():
    left = frozenset(f"unit:{number}" for number in range(200))
    right = frozenset(f"unit:{number}" for number in range(199, 400))
    assert combine([left, right]) == {ADMIN, "unit:199"}
