"""The cases taken out for the tests: as a download and for the command."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pages.intake.gate import for_clerks, rows_of
from pages.models import IntakeCorrection


def exported(corrections: Any) -> list[dict[str, Any]]:
    """What the tests need to know; nothing of who corrected it."""
    return [
        {
            "sha256": one.intake.sha256,
            "media_type": one.intake.media_type,
            "ocr": one.intake.ocr,
            "field": one.field,
            "read": one.read or None,
            "became": one.became or None,
            "lines": one.context,
        }
        for one in corrections.select_related("intake").order_by("pk")
    ]


@for_clerks
@require_safe
def export(request: HttpRequest) -> JsonResponse:
    """The cases of all rows that the person sees, for who looks after the site."""
    if not request.user.is_superuser:
        raise PermissionDenied
    corrections = IntakeCorrection.objects.filter(intake__in=rows_of(request))
    response = JsonResponse(
        exported(corrections),
        safe=False,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    response["Content-Disposition"] = 'attachment; filename="import-cases.json"'
    return response
