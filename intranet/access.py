"""Who may see what: the only module that decides it.

Two questions are answered here: which *viewer tokens* a person holds
(:func:`viewer_tokens`), and which tokens a page or a collection asks for
(:func:`page_tokens`, :func:`collection_tokens`). A record is seen by who holds *any* of
its tokens. Where restrictions nest all must hold, so a combined token such as
``group:3+unit:12`` stands for the pair.

========== ==============================================================
token      held by
========== ==============================================================
public     everybody, where the site is open for public reading
everyone   who is signed in
staff      who works in the Wagtail admin
admin      superusers; part of every rule
group:3    members of group 3
unit:12    members of unit 12 today
above:4    who supervises unit 4; asked for by unit 4 and all units below
========== ==============================================================

What other apps know about units is handed in at ``AppConfig.ready()`` through the three
``register_*`` functions, so that nothing is imported upwards.
"""

from collections.abc import Callable, Iterable
from itertools import product
from typing import Protocol

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from intranet.models import AccessRule, AccessRuleToken, PageAccess, User

PUBLIC = "public"
EVERYONE = "everyone"
STAFF = "staff"
ADMIN = "admin"

Viewer = User | AnonymousUser
Tokens = frozenset[str]


class PageTokens(Protocol):
    """Says what a page asks for beyond Wagtail's restrictions, or None for nothing."""

    def __call__(self, page: Page) -> Iterable[str] | None: ...


_user_providers: list[Callable[[User], Iterable[str]]] = []
_group_providers: list[Callable[[Group], Iterable[str] | None]] = []
_page_providers: list[PageTokens] = []


def register_user_tokens(provider: Callable[[User], Iterable[str]]) -> None:
    """``provider(user)`` gives further tokens that a signed-in person holds."""
    _user_providers.append(provider)


def register_group_tokens(provider: Callable[[Group], Iterable[str] | None]) -> None:
    """``provider(group)`` gives the tokens that stand for a group which belongs to
    something else (a unit), or None for an ordinary group."""
    _group_providers.append(provider)


def register_page_tokens(provider: PageTokens) -> None:
    """``provider(page)`` gives the tokens one of which a page asks for in addition."""
    _page_providers.append(provider)


def viewer_tokens(user: Viewer) -> Tokens:
    """The single tokens a person holds now; empty for nobody on a closed site.

    Kept on the user object, so a request asks the database once.
    """
    if not user.is_authenticated or not user.is_active:
        return frozenset({PUBLIC}) if settings.PUBLIC_READING else frozenset()
    held: Tokens | None = getattr(user, "_viewer_tokens", None)
    if held is None:
        held = frozenset(_tokens_of(user))
        user._viewer_tokens = held  # type: ignore[attr-defined]  # a request's cache
    return held


def _tokens_of(user: User) -> Iterable[str]:
    yield from (PUBLIC, EVERYONE)
    if user.is_superuser:
        yield ADMIN
    if user.has_perm("wagtailadmin.access_admin"):
        yield STAFF
    for group_id in user.groups.values_list("pk", flat=True):
        yield f"group:{group_id}"
    for provider in _user_providers:
        yield from provider(user)


def holds(held: Tokens, asked: Iterable[str]) -> bool:
    """Whether single tokens ``held`` satisfy any of ``asked`` (combined ones: all
    parts)."""
    return any(held.issuperset(token.split("+")) for token in asked)


def search_tokens(user: Viewer) -> Tokens:
    """Single tokens of a person plus the combined ones in use whose parts they hold:
    what a search engine is asked with."""
    held = viewer_tokens(user)
    combined = (
        AccessRuleToken.objects.filter(first_part__in=held, combined=True)
        .values_list("token", flat=True)
        .distinct()
    )
    return held | {token for token in combined if holds(held, [token])}


def visible_q(user: Viewer, rule: str = "access__rule") -> Q:
    """A condition for a queryset of pages: those the person may see.

    ``rule`` is the lookup that leads to the page's ``AccessRule``. Pages without a rule
    are not seen (fail closed). The cost does not grow with units or restrictions.
    """
    satisfied = AccessRuleToken.objects.filter(token__in=search_tokens(user))
    return Q(**{f"{rule}__in": satisfied.values("rule")})


def visible_pages(user: Viewer) -> QuerySet[Page]:
    """Live pages that the person may see."""
    return Page.objects.live().filter(visible_q(user))


def can_see(user: Viewer, page: Page) -> bool:
    """Whether the person may see this page (its published content, if it is live)."""
    asked = AccessRuleToken.objects.filter(rule__pages__page_id=page.pk)
    return holds(viewer_tokens(user), asked.values_list("token", flat=True))


def page_tokens(page: Page) -> Tokens:
    """The tokens one of which a page asks for, derived afresh from its own and its
    ancestors' restrictions and from the registered providers."""
    paths = [page.path[:end] for end in range(4, len(page.path) + 1, 4)]
    restrictions = PageViewRestriction.objects.filter(page__path__in=paths)
    return _asked(page, list(restrictions.prefetch_related("groups")))


def _asked(page: Page, restrictions: list[PageViewRestriction]) -> Tokens:
    groups = [restriction_tokens(restriction) for restriction in restrictions]
    for provider in _page_providers:
        given = provider(page)
        if given is not None:
            groups.append(frozenset(given))
    return combine(groups)


def restriction_tokens(restriction: BaseViewRestriction) -> Tokens:
    """The alternatives that one Wagtail restriction accepts. Shared passwords are off:
    a left-over one is for administrators only."""
    if restriction.restriction_type == BaseViewRestriction.LOGIN:
        return frozenset({EVERYONE})
    if restriction.restriction_type != BaseViewRestriction.GROUPS:
        return frozenset({ADMIN})
    tokens: set[str] = {ADMIN}
    for group in restriction.groups.all():
        tokens.update(_group_tokens(group))
    return frozenset(tokens)


def _group_tokens(group: Group) -> Iterable[str]:
    for provider in _group_providers:
        given = provider(group)
        if given is not None:
            return given
    return (f"group:{group.pk}",)


def combine(alternatives: list[Tokens]) -> Tokens:
    """One rule out of nested ones: a product of their alternatives, without what is
    implied (``everyone`` beside any other, supersets of a smaller combination)."""
    combinations = {
        frozenset(part for token in choice for part in token.split("+"))
        for choice in product(*alternatives)
    }
    reduced = set()
    for parts in combinations:
        if ADMIN in parts:
            continue
        signed_in = parts - {PUBLIC, EVERYONE}
        reduced.add(signed_in or (parts & {EVERYONE} or parts) or frozenset({EVERYONE}))
    minimal = {
        parts for parts in reduced if not any(other < parts for other in reduced)
    }
    return frozenset({ADMIN, *("+".join(sorted(parts)) for parts in minimal)})


def collection_tokens(collection: Collection) -> Tokens:
    """The tokens one of which a file of this collection asks for."""
    paths = [collection.path[:end] for end in range(4, len(collection.path) + 1, 4)]
    restrictions = CollectionViewRestriction.objects.filter(collection__path__in=paths)
    return combine(
        [restriction_tokens(item) for item in restrictions.prefetch_related("groups")]
    )


@transaction.atomic
def rule_for(tokens: Tokens) -> AccessRule:
    """The stored rule for a set of tokens, made where it is new."""
    key = "|".join(sorted(tokens))
    rule, created = AccessRule.objects.get_or_create(key=key)
    if created:
        AccessRuleToken.objects.bulk_create(
            AccessRuleToken(
                rule=rule,
                token=token,
                first_part=token.split("+")[0],
                combined="+" in token,
            )
            for token in tokens
        )
    return rule


@transaction.atomic
def refresh_page(page: Page) -> AccessRule:
    """Store anew what one page asks for; returns the rule."""
    rule = rule_for(page_tokens(page))
    PageAccess.objects.update_or_create(page_id=page.pk, defaults={"rule": rule})
    return rule


@transaction.atomic
def refresh_subtree(page: Page) -> list[int]:
    """Store anew what a page and all below it ask for, after a move or a change of
    privacy; returns the ids of the pages whose rule changed."""
    pages = list(Page.objects.filter(path__startswith=page.path))
    before = dict(
        PageAccess.objects.filter(page__in=pages).values_list("page_id", "rule_id")
    )
    return [item.pk for item in pages if refresh_page(item).pk != before.get(item.pk)]
