"""Texts that nobody should type into a search box, and somebody will."""

from hypothesis import strategies as st

OPERATORS = ['"', "-", " OR ", " NOT ", " AND ", "số:", "năm:", "loại:", "giảm ",
             "(", ")", "*", "~", "\\", "/", "[", "{", "\n", "\x00", "&", "#"]  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(OPERATORS), st.text(max_size=8)), max_size=8
).map("".join)
