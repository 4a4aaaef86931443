"""The draft of a unit in charge, shown to the co-operating units that it invited."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from units import cooperation, drafts
from units.models import Assignment
from units.section.routes import SignedInRequest
from units.work import access


@require_POST
def show_to(request: SignedInRequest, pk: int, helper: int) -> HttpResponse:
    """Invite a co-operating unit to one's draft, or end it."""
    lead = access.own_assignment(request, pk)
    partner = get_object_or_404(
        Assignment.objects.select_related("unit"), pk=helper, document=lead.document
    )
    shown = request.POST.get("do") == "show"
    try:
        cooperation.show_draft(lead=lead, helper=partner, by=request.user, shown=shown)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = (
            _("%(unit)s now sees your draft.")
            if shown
            else _("%(unit)s does not see your draft any more.")
        )
        messages.success(request, said % {"unit": partner.unit})
    return redirect("work", lead.unit_id, lead.document_id)


@require_safe
@never_cache
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """The draft as it stands now, to read."""
    rows = Assignment.objects.select_related("unit", "document", "duty")
    lead = get_object_or_404(rows, pk=pk, document__isnull=False)
    if not cooperation.sees_draft(request.user, lead):
        raise Http404
    found = drafts.draft_of(lead.unit, [lead])
    context = {
        "lead": lead,
        "draft": found,
        "files": found.files.filter(round=None) if found else [],
    }
    return render(request, "units/work/shared.html", context)
