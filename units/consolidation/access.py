"""Who gets to a consolidated report; for others it is not there."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from intranet import access
from units.models import ConsolidatedReport, Unit
from units.permissions import can_supervise, supervised_units
from units.tokens import OVER_ALL


def own_report(request: HttpRequest, pk: int) -> ConsolidatedReport:
    """A report on units that the person supervises."""
    rows = visible_reports(request.user).select_related(
        "round__version",
        "duty",
        "document__document_type",
        "document__issuing_body",
        "branch",
        "changed_by",
        "page",
    )
    report: ConsolidatedReport = get_object_or_404(
        rows.defer("document__body", "page__body"), pk=pk
    )
    return report


def may_consolidate(user: access.Viewer, branch: Unit | None) -> bool:
    """Who supervises the branch; all units together only who supervises all."""
    if branch is not None:
        return can_supervise(user, branch)
    return not access.viewer_tokens(user).isdisjoint({access.ADMIN, OVER_ALL})


def visible_reports(user: access.Viewer) -> QuerySet[ConsolidatedReport]:
    """The consolidated reports that a person may see."""
    if may_consolidate(user, None):
        return ConsolidatedReport.objects.all()
    return ConsolidatedReport.objects.filter(branch__in=supervised_units(user))
