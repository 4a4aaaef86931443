"""Reports whose filters do not list persons, workflows and tasks of others."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.views.reports import locked_pages, workflows
from wagtail.admin.views.reports.audit_logging import (
    LogEntriesView,
    SiteHistoryReportFilterSet,
)

from intranet.admin_scope import scope
from intranet.models import User

REMOVED_FROM_MENU = {"page-types-usage"}


class LockedPagesFilters(locked_pages.LockedPagesReportFilterSet):
    """Without who locked."""

    locked_by = None

    class Meta(locked_pages.LockedPagesReportFilterSet.Meta):
        fields = ["locked_at", "live"]


class LockedPages(locked_pages.LockedPagesView):
    """Locked pages of one's sections."""

    filterset_class = LockedPagesFilters

    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        return found.filter(scope.in_scope(self.request.user))


class WorkflowFilters(workflows.WorkflowReportFilterSet):
    """Without who asked, and in which workflow."""

    requested_by = None

    class Meta(workflows.WorkflowReportFilterSet.Meta):
        fields = ["reviewable", "status", "created_at"]


class Workflows(workflows.WorkflowView):
    """What is under review."""

    filterset_class = WorkflowFilters


class TaskFilters(workflows.WorkflowTasksReportFilterSet):
    """Without workflows and tasks."""

    workflow = None
    task = None

    class Meta(workflows.WorkflowTasksReportFilterSet.Meta):
        fields = ["reviewable", "status", "started_at", "finished_at"]


class Tasks(workflows.WorkflowTasksView):
    """Steps of reviews."""

    filterset_class = TaskFilters


class HistoryFilters(SiteHistoryReportFilterSet):
    """Without persons."""

    def get_users_queryset(self) -> QuerySet[User]:
        return User.objects.none()


class SiteHistory(LogEntriesView):
    """What was done in one's sections."""

    filterset_class = HistoryFilters


def scope_menu(request: HttpRequest, items: list[Any]) -> None:
    """Hook ``construct_reports_menu``: without what the gate closes."""
    user: Any = request.user
    if not user.is_superuser:
        items[:] = [item for item in items if item.name not in REMOVED_FROM_MENU]
