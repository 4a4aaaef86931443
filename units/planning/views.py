"""The plan as a file, for members of the unit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from units.papers.rendering import BrokenTemplate
from units.papers.responses import docx_response
from units.planning.plan import draw_plan
from units.section.routes import SignedInRequest
from units.work import access


@never_cache
@require_safe
def download(request: SignedInRequest, unit_id: int, document_id: int) -> HttpResponse:
    """A DOCX to go on with in Word; where the editors' template is broken, the one of
    the site, and the work page says so."""
    unit = access.own_unit(request, unit_id)
    document = access.given_document(unit, document_id)
    shipped = "shipped" in request.GET
    try:
        content = draw_plan(
            unit=unit, document=document, day=timezone.localdate(), shipped=shipped
        )
    except BrokenTemplate as broken:
        messages.error(request, " ".join(broken.messages))
        message = _(
            "Tell the editors; until they mend it, use the template of the site."
        )
        messages.info(request, message)
        work = reverse("work", args=[unit.pk, document.pk])
        return redirect(f"{work}?broken#plan")
    return docx_response(content, f"ke-hoach-{document.pk}-{unit.pk}.docx")
