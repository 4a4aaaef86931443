"""Who gets to a consolidated report; for others it is not there."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from units.consolidation.scope import visible_reports
from units.models import ConsolidatedReport


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
