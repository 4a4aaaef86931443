"""The dashboard without pages that one has no rights on any more."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page

from intranet.admin_scope import scope


class ScopedRecentEdits(RecentEditsPanel):
    """One's latest edits."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["last_edits"] = [
            (when, page)
            for when, page in context["last_edits"]
            if scope.covers(user, page.path)
        ]
        return context


class ScopedLockedPages(LockedPagesPanel):
    """What one has locked."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["locked_pages"] = context["locked_pages"].filter(scope.in_scope(user))
        return context


class ScopedOwnModeration(UserObjectsInWorkflowModerationPanel):
    """What one has sent for review."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["workflow_states"] = [
            state
            for state in context["workflow_states"]
            if _known(user, state.content_object)
        ]
        return context


class ScopedReviews(WorkflowObjectsToModeratePanel):
    """What waits for one's review."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["states"] = [
            state for state in context["states"] if _known(user, state["obj"])
        ]
        return context


SCOPED = {
    RecentEditsPanel: ScopedRecentEdits,
    LockedPagesPanel: ScopedLockedPages,
    UserObjectsInWorkflowModerationPanel: ScopedOwnModeration,
    WorkflowObjectsToModeratePanel: ScopedReviews,
}


def scope_panels(_request: HttpRequest, panels: list[Any]) -> None:
    """Hook ``construct_homepage_panels``."""
    panels[:] = [
        SCOPED[type(item)]() if type(item) in SCOPED else item for item in panels
    ]


def scope_summary(request: HttpRequest, items: list[Any]) -> None:
    """Hook ``construct_homepage_summary_items``: the number of pages counts foreign ones
    too, from the common ancestor down."""
    user: Any = request.user
    if not user.is_superuser:
        items[:] = [item for item in items if not isinstance(item, PagesSummaryItem)]


def _known(user: Any, item: Any) -> bool:
    return not isinstance(item, Page) or scope.covers(user, item.path)
