"""What Wagtail's view restrictions, on pages and on collections, ask for.

A group that belongs to a unit stands for the unit: its dated membership counts, not who
happens to be in Django's group."""

from collections.abc import Callable, Iterable, Mapping

from django.contrib.auth.models import Group
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from intranet.access.algebra import ADMIN, EVERYONE, Tokens

GroupTokens = Callable[[set[int]], Mapping[int, Iterable[str]]]

_providers: list[GroupTokens] = []


def register_group_tokens(provider: GroupTokens) -> None:
    """``provider(ids of groups)`` gives, for those that belong to something else (a
    unit), the tokens that stand for them."""
    _providers.append(provider)


def tokens_of_restrictions(
    restrictions: Iterable[BaseViewRestriction],
) -> dict[int, Tokens]:
    """By id, the alternatives that each restriction accepts; their groups are expected
    to be fetched. Shared passwords are off: a left-over one is for administrators."""
    listed = list(restrictions)
    groups = {
        item.pk: set[Group](item.groups.all())
        for item in listed
        if item.restriction_type == BaseViewRestriction.GROUPS
    }
    given = _tokens_of_groups({group.pk for some in groups.values() for group in some})
    result = {}
    for item in listed:
        tokens: set[str] = {ADMIN}
        if item.restriction_type == BaseViewRestriction.LOGIN:
            tokens.add(EVERYONE)
        for group in groups.get(item.pk, ()):
            tokens.update(given[group.pk])
        result[item.pk] = frozenset(tokens)
    return result


def _tokens_of_groups(ids: set[int]) -> dict[int, Tokens]:
    given = {group_id: frozenset({f"group:{group_id}"}) for group_id in ids}
    for provider in _providers:
        for group_id, tokens in provider(ids).items():
            given[group_id] = frozenset(tokens)
    return given


def collection_demands(collection: Collection) -> list[Tokens]:
    """What a collection and those above it ask for, all of which must hold; nothing
    where they are not restricted."""
    restrictions = CollectionViewRestriction.objects.filter(
        collection__path__in=lineage(collection.path)
    ).prefetch_related("groups")
    return list(tokens_of_restrictions(restrictions).values())


def lineage(path: str) -> list[str]:
    """The paths from the root of a tree down to ``path`` itself."""
    return [path[:end] for end in range(4, len(path) + 1, 4)]
