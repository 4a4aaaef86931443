"""Answering: accept or return what a unit handed in, and its requests."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.accounts import resume
from units import assignments, submissions
from units.board.access import for_supervisors
from units.models import AssignmentReview, Extension, ReopenRequest, SubmissionRound
from units.permissions import can_supervise
from units.section.routes import SignedInRequest


class ReviewForm(forms.Form):
    """Remarks on the whole, and for each duty whether it goes back and why."""

    remarks = forms.CharField(
        label=gettext_lazy("Remarks on the whole"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, reviews: list[AssignmentReview], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.pks = [review.assignment_id for review in reviews]
        if len(self.pks) < 2:
            return
        for review in reviews:
            name = {"duty": review.assignment.duty or review.assignment.document}
            self.fields[f"on_{review.assignment_id}"] = forms.CharField(
                label=_("Return only: %(duty)s") % name,
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def named(self) -> dict[int, str]:
        """Remarks by assignment, those that were written."""
        said = {pk: self.cleaned_data.get(f"on_{pk}", "").strip() for pk in self.pks}
        return {pk: text for pk, text in said.items() if text}


@for_supervisors
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """The submission on one side, the answer on the other."""
    rows = SubmissionRound.objects.select_related(
        "submission__unit",
        "submission__document",
        "submission__round__version",
        "submitted_by",
    )
    frozen = get_object_or_404(rows, pk=pk)
    _require_supervisor(request, frozen.submission.unit)
    reviews = list(frozen.reviews.select_related("assignment__duty"))
    form = ReviewForm(resume.data(request), reviews=reviews)
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, frozen, form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            resume.forget(request)
            return redirect("incoming")
    context = {
        "round": frozen,
        "unit": frozen.submission.unit,
        "document": frozen.submission.document,
        "files": frozen.files.all(),
        "reviews": reviews,
        "form": form,
        "former": frozen.submission.rounds.filter(number__lt=frozen.number),
    }
    return render(request, "units/board/review.html", context)


def _answer(
    request: SignedInRequest, frozen: SubmissionRound, form: ReviewForm
) -> None:
    remarks = form.cleaned_data["remarks"]
    shown = {"unit": frozen.submission.unit}
    if request.POST.get("do") == "return":
        submissions.return_to_unit(
            round=frozen, by=request.user, remarks=remarks, on_assignments=form.named()
        )
        messages.success(request, _("Returned to %(unit)s with your remarks.") % shown)
        return
    if form.named():
        message = _("You wrote remarks on single duties: press Return, or empty them.")
        raise ValidationError(message)
    submissions.accept(round=frozen, by=request.user, remarks=remarks)
    messages.success(request, _("Accepted: %(unit)s.") % shown)


@require_POST
@for_supervisors
def extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Grant or refuse a later deadline."""
    rows = Extension.objects.select_related("assignment__unit")
    asked = get_object_or_404(rows, pk=pk)
    _require_supervisor(request, asked.assignment.unit)
    return _decide(request, assignments.decide_extension, extension=asked)


@require_POST
@for_supervisors
def reopening(request: SignedInRequest, pk: int) -> HttpResponse:
    """Grant or refuse a reopening."""
    rows = ReopenRequest.objects.select_related("submission__unit")
    asked = get_object_or_404(rows, pk=pk)
    _require_supervisor(request, asked.submission.unit)
    return _decide(request, submissions.decide_reopening, request=asked)


def _decide(request_: SignedInRequest, decide: Any, **asked: Any) -> HttpResponse:
    granted = request_.POST.get("do") == "grant"
    answer = request_.POST.get("answer", "")[:2000]
    try:
        decide(by=request_.user, granted=granted, answer=answer, **asked)
    except ValidationError as error:
        messages.error(request_, " ".join(error.messages))
    else:
        messages.success(request_, _("Granted.") if granted else _("Refused."))
    return redirect("incoming")


def _require_supervisor(request: SignedInRequest, unit: Any) -> None:
    if not can_supervise(request.user, unit):
        raise Http404
