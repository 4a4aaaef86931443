"""Keeps access and catalogue in step with what Wagtail changes without saving a page."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from intranet import access
from pages.models import catalogue


def connect() -> None:
    """Listen to moves, renames and privacy, once."""
    post_page_move.connect(page_moved, dispatch_uid="catalogue-moved")
    page_slug_changed.connect(page_renamed, dispatch_uid="catalogue-renamed")
    for signal in (post_save, post_delete):
        signal.connect(
            privacy_changed,
            sender=PageViewRestriction,
            dispatch_uid=f"access-{id(signal)}",
        )
    m2m_changed.connect(
        privacy_groups_changed,
        sender=PageViewRestriction.groups.through,
        dispatch_uid="access-groups",
    )
    access.register_page_tokens(tokens_of_public_page)


def page_moved(instance: Page, **_kwargs: Any) -> None:
    """A moved page may stand under other restrictions."""
    access.refresh_subtree(instance)
    catalogue.refresh_paths(instance)


def page_renamed(instance: Page, **_kwargs: Any) -> None:
    """A new slug changes the address of everything below."""
    catalogue.refresh_paths(instance)


def privacy_changed(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """A restriction was set, changed or lifted."""
    access.refresh_subtree(instance.page)


def privacy_groups_changed(
    instance: PageViewRestriction, action: str, reverse: bool, **_kwargs: Any
) -> None:
    """The groups of a restriction changed."""
    if action.startswith("post_") and not reverse:
        access.refresh_subtree(instance.page)


def tokens_of_public_page(page: Page) -> tuple[str, ...] | None:
    """``public`` for a page that is marked so, or stands below one that is."""
    from pages.models.base import BasePage

    marked = any(
        isinstance(item, BasePage) and item.open_to_public
        for item in page.get_ancestors(inclusive=True).specific()
    )
    return (access.PUBLIC,) if marked else None
