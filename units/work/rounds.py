"""What was handed in: the receipt, withdrawing, asking to reopen, and the files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intranet.files.responses import file_response
from units import cooperation, submission_files, submissions
from units.models import SubmissionFile, SubmissionRound
from units.permissions import can_read, can_supervise, can_write, is_member
from units.section.routes import SignedInRequest
from units.work import access
from units.work.forms import ReasonForm

Outcome = SubmissionRound.Outcome


@never_cache
@require_safe
def receipt(request: SignedInRequest, number: str) -> HttpResponse:
    """Number, time and hash to print, what came of it, and the former rounds."""
    frozen = access.readable_round(request, number)
    return _receipt(request, frozen, ReasonForm())


def _receipt(
    request: SignedInRequest, frozen: SubmissionRound, form: ReasonForm
) -> HttpResponse:
    submission = frozen.submission
    last = submission.rounds.order_by("number").last()
    writes = can_write(request.user, submission.unit)
    is_last = last is not None and last.pk == frozen.pk
    context = {
        "round": frozen,
        "submission": submission,
        "unit": submission.unit,
        "document": submission.document,
        "files": frozen.files.all(),
        "reviews": frozen.reviews.select_related("assignment__duty"),
        "others": submission.rounds.exclude(pk=frozen.pk).order_by("-number"),
        "may_withdraw": writes and frozen.outcome == Outcome.WAITING,
        "may_reopen": writes and is_last and frozen.outcome == Outcome.ACCEPTED,
        "reopening": submission.reopenings.first(),
        "may_review": can_supervise(request.user, submission.unit)
        and frozen.outcome == Outcome.WAITING,
        "is_member": is_member(request.user, submission.unit),
        "form": form,
    }
    return render(request, "units/work/receipt.html", context)


@require_POST
def withdraw(request: SignedInRequest, number: str) -> HttpResponse:
    """Take it back before it is answered."""
    frozen = access.readable_round(request, number)
    submission = frozen.submission
    try:
        submissions.withdraw(round=frozen, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("receipt", number)
    messages.success(request, _("It is withdrawn; the draft holds what you had sent."))
    return redirect(submission.work_url)


@require_POST
def ask_to_reopen(request: SignedInRequest, number: str) -> HttpResponse:
    """Ask to change what was accepted."""
    frozen = access.readable_round(request, number)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            submissions.ask_to_reopen(
                submission=frozen.submission,
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The request is sent to your superior."))
            return redirect("receipt", number)
    return _receipt(request, frozen, form)


@require_safe
def download(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A file: of a draft for the unit and whom it invited, of what was handed in for
    its superiors as well."""
    rows = SubmissionFile.objects.select_related("submission__unit")
    item = get_object_or_404(rows, pk=pk)
    unit = item.submission.unit
    if item.round_id:
        allowed = can_read(request.user, unit)
    else:
        allowed = is_member(request.user, unit) or cooperation.sees_submission_draft(
            request.user, item.submission
        )
    stored = item.file.name or ""
    if not allowed or not item.file.storage.exists(stored):
        raise Http404
    return file_response(
        request,
        item.file,
        name=item.name,
        media_type=item.media_type,
        etag=f"{item.sha256}-{item.pk}",
    )


@require_POST
def remove_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a file out of the draft."""
    rows = SubmissionFile.objects.select_related("submission").filter(round=None)
    item = get_object_or_404(rows, pk=pk)
    submission = item.submission
    access.own_unit(request, submission.unit_id, write=True)
    submission_files.remove_draft_file(file=item, by=request.user)
    messages.success(request, _("%(name)s is taken out.") % {"name": item.name})
    return redirect(submission.work_url)
