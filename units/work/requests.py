"""What a unit says about one assignment: more time, please; or: our part is done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from units import assignments
from units.section.routes import SignedInRequest
from units.states import is_confirmed_only
from units.work import access
from units.work.forms import ExtensionForm


@never_cache
def extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for a later deadline, with the reason."""
    assignment = access.own_assignment(request, pk)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            assignments.ask_extension(
                assignment=assignment, by=request.user, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The request is sent to your superior."))
            return redirect(assignment.work_url)
    context = {
        "assignment": assignment,
        "form": form,
        "requests": assignment.extensions.all(),
    }
    return render(request, "units/work/extension.html", context)


@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that the unit did its part."""
    assignment = access.own_assignment(request, pk)
    if is_confirmed_only(assignment.part, assignment.deliverable):
        assignments.confirm_part(assignment=assignment, by=request.user)
        messages.success(request, _("Your part is confirmed."))
    return redirect(assignment.work_url)
