"""Keeps access and catalogue in step with what Wagtail changes without saving a page."""

from collections.abc import Mapping
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from intranet import access
from pages import citing, search_orders
from pages.models import Relation, catalogue
from pages.relations import effects
from pages.search_source import PageSource
from search import outbox, sources


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
    page_published.connect(page_put_up, dispatch_uid="citations-published")
    page_unpublished.connect(page_taken_down, dispatch_uid="search-taken-down")
    pre_delete.connect(page_deleted, dispatch_uid="search-deleted")
    post_delete.connect(
        relation_deleted, sender=Relation, dispatch_uid="effect-deleted"
    )
    access.register_page_tokens(tokens_of_public_pages)
    sources.register(PageSource())
    search_orders.connect()


def page_moved(instance: Page, **_kwargs: Any) -> None:
    """A moved page may stand under other restrictions."""
    access.refresh_subtree(instance)
    catalogue.refresh_paths(instance)
    catalogue.branch_changed(instance)


def page_put_up(instance: Page, **_kwargs: Any) -> None:
    """What a page cites is noted when it is published, by whichever way."""
    citing.page_was_published(page=instance)
    effects.refresh(effects.touched_by(instance))


def page_taken_down(instance: Page, **_kwargs: Any) -> None:
    """Wagtail unpublishes a branch without saving each page in full. What a document
    did to others counts no more."""
    outbox.enqueue([catalogue.record_id(instance.pk)], narrows=True)
    effects.refresh(effects.touched_by(instance))


def page_deleted(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    """What is deleted is found no more; its descendants are deleted one by one."""
    if issubclass(sender, Page):
        outbox.enqueue([catalogue.record_id(instance.pk)], narrows=True)


def relation_deleted(instance: Relation, **_kwargs: Any) -> None:
    """A document was deleted and what it did to others with it."""
    effects.refresh([instance.target_id])


def page_renamed(instance: Page, **_kwargs: Any) -> None:
    """A new slug changes the address of everything below."""
    catalogue.refresh_paths(instance)
    catalogue.branch_changed(instance)


def privacy_changed(
    instance: PageViewRestriction, origin: Any = None, **_kwargs: Any
) -> None:
    """A restriction was set, changed or lifted; one that goes with its page is not."""
    if origin is None or getattr(origin, "model", type(origin)) is PageViewRestriction:
        access.refresh_subtree(instance.page)
        catalogue.branch_changed(instance.page)


def privacy_groups_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    """The groups of a restriction changed, from either side."""
    if not action.startswith("post_"):
        return
    if not reverse:
        access.refresh_subtree(instance.page)
        catalogue.branch_changed(instance.page)
        return
    for restriction in PageViewRestriction.objects.filter(pk__in=pk_set or ()):
        access.refresh_subtree(restriction.page)
        catalogue.branch_changed(restriction.page)


def tokens_of_public_pages(paths: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """``public`` for pages that are marked so, or stand below one that is."""
    marked = _public_paths()
    return {
        page_id: (access.PUBLIC,)
        for page_id, path in paths.items()
        if any(path.startswith(top) for top in marked)
    }


def _public_paths() -> list[str]:
    """Where the marked pages stand, in one query over all content types. A site marks a
    few folders, not single pages; what is below a marked one is left out."""
    from pages.models.base import BasePage

    first, *others = [
        model.objects.filter(open_to_public=True).values_list("path").order_by()
        for model in get_page_models()
        if issubclass(model, BasePage)
    ]
    tops: list[str] = []
    for (path,) in sorted(first.union(*others)):
        if not tops or not path.startswith(tops[-1]):
            tops.append(path)
    return tops
