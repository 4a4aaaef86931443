"""The numbers in what a reader typed, read once for a search and not by each of its steps."""

from functools import lru_cache

from search.symbols import SymbolQuery
from search.symbols import read_query as read


@lru_cache(maxsize=1_000)
def read_query(text: str) -> tuple[SymbolQuery, ...]:
    """The numbers and symbols in a query."""
    return tuple(read(text))


def query_terms(text: str) -> list[str]:
    """The symbol tokens to ask an index for."""
    return list(
        dict.fromkeys(term for number in read_query(text) for term in number.terms)
    )
