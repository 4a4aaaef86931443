"""The report as DOCX, as XLSX, and as a document of its own."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from units.board.access import for_supervisors
from units.consolidation import publishing
from units.consolidation.access import own_report
from units.consolidation.content import content_of
from units.consolidation.official import draw_report
from units.consolidation.workbook import draw_workbook
from units.papers.rendering import BrokenTemplate
from units.papers.responses import docx_response, xlsx_response
from units.section.routes import SignedInRequest


@require_safe
@for_supervisors
def docx(request: SignedInRequest, pk: int) -> HttpResponse:
    """The paper; where the editors' template is broken, its tag is named and the
    template of the site offered."""
    report = own_report(request, pk)
    try:
        paper = draw_report(content_of(report), shipped="shipped" in request.GET)
    except BrokenTemplate as broken:
        messages.error(request, " ".join(broken.messages))
        message = _(
            "Tell the editors; until they mend it, use the template of the site."
        )
        messages.info(request, message)
        return redirect(f"{reverse('consolidated', args=[pk])}?broken")
    return docx_response(paper, f"bao-cao-tong-hop-{pk}.docx")


@require_safe
@for_supervisors
def xlsx(request: SignedInRequest, pk: int) -> HttpResponse:
    """The workbook, with formulas over the units' rows."""
    content = content_of(own_report(request, pk))
    book = draw_workbook(content, site=settings.SITE_URL)
    return xlsx_response(book, f"bao-cao-tong-hop-{pk}.xlsx")


@require_POST
@for_supervisors
def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make it a draft document in the library, on its way to who approves."""
    report = own_report(request, pk)
    try:
        page = publishing.publish(content=content_of(report), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("consolidated", pk)
    message = _("It is a draft in the library now and waits for approval: %(title)s")
    messages.success(request, message % {"title": page.title})
    return redirect("consolidated", pk)
