"""Viewer tokens as sets: whether what a person holds satisfies what a record asks for,
and how nested demands become one. Pure: no database, no Django."""

import logging
from collections.abc import Iterable

PUBLIC = "public"
EVERYONE = "everyone"
STAFF = "staff"
ADMIN = "admin"

# Above this many pairs nested restrictions admit only whom both name: two levels that
# each name dozens of different groups are a mistake, not a wish.
MOST_ALTERNATIVES = 2000

Tokens = frozenset[str]
Parts = frozenset[str]

logger = logging.getLogger(__name__)


def holds(held: Tokens, asked: Iterable[str]) -> bool:
    """Whether single tokens ``held`` satisfy any of ``asked`` (combined ones: all
    parts)."""
    return any(held.issuperset(token.split("+")) for token in asked)


def combine(demands: Iterable[Tokens]) -> Tokens:
    """One rule out of nested ones, all of which must hold; no demand at all means that
    one must be signed in. Administrators satisfy every rule."""
    result: set[Parts] | None = None
    for demand in demands:
        alternatives = {frozenset(token.split("+")) for token in demand} - {
            frozenset({ADMIN})
        }
        result = alternatives if result is None else _both(result, alternatives)
    if result is None:
        result = {frozenset({EVERYONE})}
    kept = _minimal({_plain(parts) for parts in result})
    return frozenset({ADMIN, *("+".join(sorted(parts)) for parts in kept)})


def _both(one: set[Parts], other: set[Parts]) -> set[Parts]:
    """Alternatives that satisfy ``one`` and ``other``. What stands in both satisfies
    both by itself, and makes every longer combination with it superfluous."""
    shared = one & other
    left, right = one - shared, other - shared
    if len(left) * len(right) > MOST_ALTERNATIVES:
        logger.warning("Restrictions of %d and %d groups", len(left), len(right))
        return shared
    return _minimal(shared | {_plain(a | b) for a in left for b in right})


def _plain(parts: Parts) -> Parts:
    """Without what the other parts imply: all but ``public`` need a signed-in person."""
    if len(parts) > 1:
        return (parts - {PUBLIC, EVERYONE}) or frozenset({EVERYONE})
    return parts


def _minimal(alternatives: set[Parts]) -> set[Parts]:
    """Without alternatives that ask for more than another one does."""
    if frozenset({PUBLIC}) in alternatives:
        return {frozenset({PUBLIC})}
    if frozenset({EVERYONE}) in alternatives:
        return {frozenset({EVERYONE})}
    kept: set[Parts] = set()
    for parts in sorted(alternatives, key=len):
        if not any(subset in kept for subset in _proper_subsets(parts)):
            kept.add(parts)
    return kept


def _proper_subsets(parts: Parts) -> Iterable[Parts]:
    """Subsets of a combination; combinations have a part a level, so they are few."""
    members = sorted(parts)
    for bits in range(1, 2 ** len(members) - 1):
        yield frozenset(
            member for place, member in enumerate(members) if bits >> place & 1
        )
