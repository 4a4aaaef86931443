"""Our views at addresses of Wagtail's admin; they stand before its own."""

from django.urls import path
from django.views.generic import View
from wagtail.admin.auth import require_admin_access

from intranet.admin_scope import reports

REPORTS: dict[str, type[View]] = {
    "locked": reports.LockedPages,
    "workflow": reports.Workflows,
    "workflow_tasks": reports.Tasks,
    "site-history": reports.SiteHistory,
}

urlpatterns = [
    path(f"reports/{name}/{suffix}", require_admin_access(view.as_view(**options)))
    for name, view in REPORTS.items()
    for suffix, options in (("", {}), ("results/", {"results_only": True}))
]
