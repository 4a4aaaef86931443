"""The administrators' screens: put the file in, see what it would do, do it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intranet.models import User
from intranet.uploads import Kind, admit
from units.models import RosterImport
from units.permissions import can_organise
from units.roster import plan, workbook
from units.roster.checks import check

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """The spreadsheet."""

    file = forms.FileField(label=_("Spreadsheet (XLSX)"), allow_empty_file=True)


def _organiser(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User) or not can_organise(user):
        raise PermissionDenied
    return user


@require_safe
def download_template(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet."""
    _organiser(request)
    response = HttpResponse(workbook.template(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="don-vi-va-nguoi.xlsx"'
    return response


@never_cache
def upload(request: HttpRequest) -> HttpResponse:
    """Take the file, check it, and go on to what it would do; or say what is wrong."""
    by = _organiser(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    problems: list[workbook.Problem] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            admit(file, kind=Kind.ATTACHMENT, user=by)
            rows, problems = workbook.read(file)
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            problems += check(rows)
            if not problems:
                kept = RosterImport.objects.create(
                    rows=[row.as_json() for row in rows], uploaded_by=by
                )
                return redirect("roster_show", kept.pk)
    context = {"form": form, "problems": problems}
    return render(request, "units/roster/upload.html", context)


@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would change; a second press does it."""
    by = _organiser(request)
    kept = get_object_or_404(RosterImport, pk=pk)
    context = {"upload": kept, "error": ""}
    if request.method == "POST":
        try:
            slips = plan.apply(upload=kept, by=by)
        except ValidationError as refusal:
            context["error"] = " ".join(refusal.messages)
        else:
            return render(request, "units/roster/applied.html", {"slips": slips})
    problems = check(plan.rows_of(kept))
    if not problems:
        context["changes"] = plan.changes(plan.rows_of(kept))
    context["problems"] = problems
    return render(request, "units/roster/show.html", context)
