"""Columns share the page, and no word is torn where there is room for it."""

from hypothesis import given
from hypothesis import strategies as st

from units.papers.fitting import LETTERS, PADDING, PAGE, shares

COLUMNS = st.lists(
    st.tuples(st.integers(1, 34), st.integers(0, 33)), min_size=1, max_size=8
)


@given(COLUMNS)
def test_columns_fill_the_page_and_hold_their_longest_word(columns) -> None:
    least = [word for word, _more in columns]
    widths = shares(least, [min(word + more, 34) for word, more in columns])
    assert PAGE - len(widths) <= sum(widths) <= PAGE
    needed = [letters + PADDING for letters in least]
    if sum(needed) <= LETTERS:
        for width, letters in zip(widths, needed, strict=True):
            assert width >= int(PAGE * letters / LETTERS) - 1
