"""One assignment, for who supervises its unit: deadline, waiving, and what happened."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from units import assignments
from units.board.access import for_supervisors
from units.models import Assignment
from units.permissions import can_supervise
from units.section.routes import SignedInRequest
from units.work import reading
from units.work.forms import ExtensionForm, ReasonForm

LATEST = 50


@for_supervisors
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move the deadline or release the unit, each with the reason."""
    rows = Assignment.objects.select_related(
        "unit", "duty", "document", "round", "handed_on_from__unit"
    )
    assignment = get_object_or_404(rows, pk=pk)
    if not can_supervise(request.user, assignment.unit):
        raise Http404
    wish = request.POST.get("do", "")
    extend = ExtensionForm(request.POST if wish == "extend" else None, prefix="extend")
    waive = ReasonForm(request.POST if wish == "waive" else None, prefix="waive")
    if extend.is_valid() and _done(
        extend, assignments.extend, assignment=assignment, by=request.user
    ):
        messages.success(request, _("The deadline is moved, and the unit is told."))
        return redirect("board_assignment", pk)
    if waive.is_valid() and _done(
        waive, assignments.waive, assignment=assignment, by=request.user
    ):
        messages.success(request, _("The unit is released from this, and is told."))
        return redirect("board_assignment", pk)
    context = {
        "assignment": assignment,
        "item": reading.items(Assignment.objects.filter(pk=pk))[0],
        "extend": extend,
        "waive": waive,
        "requests": assignment.extensions.select_related("asked_by", "decided_by"),
        "reminders": assignment.reminders.select_related("by")[:LATEST],
        "history": _history(assignment),
    }
    return render(request, "units/board/assignment.html", context)


def _done(form: forms.Form, operation: Any, **about: Any) -> bool:
    """Do it, or put what was refused beside its field."""
    try:
        operation(**about, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _history(assignment: Assignment) -> Any:
    rows = ModelLogEntry.objects.for_instance(assignment).select_related("user")
    return rows.order_by("-timestamp")[:LATEST]
