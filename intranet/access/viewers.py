"""Which viewer tokens a person holds now."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from intranet.access.algebra import ADMIN, EVERYONE, PUBLIC, STAFF, Tokens, holds
from intranet.models import AccessRuleToken, User

Viewer = User | AnonymousUser

_providers: list[Callable[[User], Iterable[str]]] = []


def register_user_tokens(provider: Callable[[User], Iterable[str]]) -> None:
    """``provider(user)`` gives further tokens that a signed-in person holds; it finds
    ``user.groups`` fetched already."""
    _providers.append(provider)


def viewer_tokens(user: Viewer) -> Tokens:
    """The single tokens a person holds now, none for nobody on a closed site; kept on
    the user object, so a request asks the database once."""
    if not user.is_authenticated or not user.is_active:
        return frozenset({PUBLIC}) if settings.PUBLIC_READING else frozenset()
    held: Tokens | None = getattr(user, "_viewer_tokens", None)
    if held is None:
        held = frozenset(_tokens_of(user))
        user._viewer_tokens = held  # type: ignore[attr-defined]  # a request's cache
    return held


def _tokens_of(user: User) -> Iterable[str]:
    admits = Permission.objects.filter(
        group=OuterRef("pk"),
        content_type__app_label="wagtailadmin",
        codename="access_admin",
    )
    groups = Group.objects.annotate(opens_admin=Exists(admits))
    prefetch_related_objects([user], Prefetch("groups", groups))
    yield from (PUBLIC, EVERYONE)
    if user.is_superuser:
        yield from (ADMIN, STAFF)
    # Only groups have rights here; asking for a person's own is two queries more.
    if any(group.opens_admin for group in user.groups.all()):  # type: ignore[attr-defined]
        yield STAFF
    for group in user.groups.all():
        yield f"group:{group.pk}"
    for provider in _providers:
        yield from provider(user)


def search_tokens(user: Viewer) -> Tokens:
    """Single tokens of a person plus the combined ones in use whose parts they hold:
    what lists and search engines are asked with. Kept on the user object as well; a
    combination that is new since then is not seen until the next request."""
    known: Tokens | None = getattr(user, "_search_tokens", None)
    if known is not None:
        return known
    held = viewer_tokens(user)
    combined = AccessRuleToken.objects.filter(combined=True, first_part__in=held)
    in_use = combined.values_list("token", flat=True).distinct()
    known = held | {token for token in in_use if holds(held, [token])}
    if user.is_authenticated:
        user._search_tokens = known  # type: ignore[attr-defined]
    return known
