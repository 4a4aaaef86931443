"""What a member of staff has rights on: pages below their sections, and files of their
collections. Rights in Wagtail are inherited downwards, so sections are paths."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Page

from intranet.models import User

FILE_RIGHTS = ("add", "change", "delete", "choose")


def own_sections(user: User) -> list[str]:
    """The paths of the pages that the person has rights on by one of their groups."""
    known: list[str] | None = getattr(user, "_own_sections", None)
    if known is None:
        rights = GroupPagePermission.objects.filter(group__user=user)
        known = sorted(set(rights.values_list("page__path", flat=True)))
        user._own_sections = known  # type: ignore[attr-defined]  # a request's cache
    return known


def covers(user: User, path: str) -> bool:
    """Whether a page is in the person's sections, or leads to one of them."""
    return user.is_superuser or any(
        path.startswith(own) or own.startswith(path) for own in own_sections(user)
    )


def in_scope(user: User) -> Q:
    """A condition for pages: in the person's sections, or leading to them."""
    if user.is_superuser:
        return Q()
    sections = own_sections(user)
    above = {own[:end] for own in sections for end in range(4, len(own), 4)}
    condition = Q(path__in=sorted(above))
    for own in sections:
        condition |= Q(path__startswith=own)
    return condition


def pages(user: User) -> QuerySet[Page]:
    """The pages that the admin may name to the person."""
    return Page.objects.filter(in_scope(user))


def all_pages_in_scope(user: User, ids: Iterable[Any]) -> bool:
    """Whether these are all ids of pages that the admin may name to the person; what is
    no id of a page is not."""
    wanted = _numbers(ids)
    if wanted is None:
        return False
    return pages(user).filter(pk__in=wanted).count() == len(wanted)


def all_files_in_scope(user: User, policy: Any, ids: Iterable[Any]) -> bool:
    """The same for images or documents, by their permission policy."""
    wanted = _numbers(ids)
    if wanted is None:
        return False
    files = policy.instances_user_has_any_permission_for(user, FILE_RIGHTS)
    return bool(files.filter(pk__in=wanted).distinct().count() == len(wanted))


def _numbers(ids: Iterable[Any]) -> Collection[int] | None:
    texts = {str(item) for item in ids}
    if not all(text.isascii() and text.isdigit() and len(text) < 16 for text in texts):
        return None
    return {int(text) for text in texts}
