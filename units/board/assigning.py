"""Giving the duties of a document to units."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.accounts import resume
from units.assignments import Given, assign
from units.board.access import for_supervisors, visible_document
from units.board.assign_form import AssignForm
from units.permissions import supervised_units
from units.section.routes import SignedInRequest
from units.work import reading


@for_supervisors
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """Duties, units, deliverable and deadline on one page; pressed once for each
    deadline, and the page says what is given already."""
    document = visible_document(request, pk)
    supervised = supervised_units(request.user)
    form = AssignForm(
        resume.data(request),
        document=document,
        duties=document.duties.filter(missing_since=None),
        supervised=supervised,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = assign(
                by=request.user,
                document=document,
                duties=given["duties"],
                lead=form.lead(),
                cooperating=given["cooperating"],
                terms=form.terms(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            resume.forget(request)
            _say(request, done)
            return redirect("assign", pk=document.pk)
    assigned = reading.of_documents().filter(document=document, unit__in=supervised)
    context = {
        "document": document,
        "form": form,
        "lines": sorted(
            reading.lines(assigned),
            key=lambda line: (line.assignment.unit.tree_path, line.assignment.pk),
        ),
    }
    return render(request, "units/board/assign.html", context)


def _say(request: SignedInRequest, done: Given) -> None:
    if done.made:
        count = len(done.made)
        made = ngettext("%(n)d assignment given.", "%(n)d assignments given.", count)
        messages.success(request, made % {"n": count})
    if done.already:
        message = _("%(n)d were given before and stay as they are.")
        messages.info(request, message % {"n": len(done.already)})
