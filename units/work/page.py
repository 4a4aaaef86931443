"""The work page: what a document asks of a unit, and the draft that answers it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intranet.accounts import resume
from intranet.uploads import UploadRefused
from pages.models import OfficialDocumentPage
from units import cooperation, drafts, submission_files, submissions
from units.models import Submission, SubmissionRound, Unit
from units.permissions import can_write
from units.section.routes import SignedInRequest
from units.states import is_confirmed_only
from units.work import access, reading
from units.work.forms import DraftForm


@dataclass(frozen=True)
class Desk:
    """One unit at one document."""

    unit: Unit
    document: OfficialDocumentPage
    open: list[Any]
    draft: Submission | None

    @property
    def key(self) -> tuple[int, int]:
        """What the addresses of this desk carry."""
        return self.unit.pk, self.document.pk


def desk_for(
    request: SignedInRequest, unit_id: int, document_id: int, *, write: bool = False
) -> Desk:
    """The unit, its document, what is still to hand in, and the draft of it."""
    unit = access.own_unit(request, unit_id, write=write)
    document = access.given_document(unit, document_id)
    still_open = drafts.open_assignments(unit, document)
    draft = drafts.draft_of(unit, still_open) if still_open else None
    return Desk(unit, document, still_open, draft)


@never_cache
def show(request: SignedInRequest, unit_id: int, document_id: int) -> HttpResponse:
    """Read the duties, write, put files in; then preview, or nothing to report."""
    posted = request.method == "POST"
    desk = desk_for(request, unit_id, document_id, write=posted)
    began = (
        {"draft_text": desk.draft.draft_text, "version": desk.draft.draft_version}
        if desk.draft
        else {"version": 0}
    )
    if not posted or not desk.open:
        return _page(request, desk, DraftForm(resume.data(request), initial=began))
    form = DraftForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, form)
    draft = drafts.start(by=request.user, unit=desk.unit, assignments=desk.open)
    _store_files(request, draft, form)
    try:
        _keep_text(request, draft, form)
    except drafts.Conflict as conflict:
        draft.refresh_from_db()
        form.add_error(None, conflict)
        form.data = {**request.POST.dict(), "version": draft.draft_version}
        return _page(request, desk, form, theirs=draft, status=409)
    resume.forget(request)
    if form.errors:
        draft.refresh_from_db()
        form.data = {**request.POST.dict(), "version": draft.draft_version}
        return _page(request, desk, form)
    return _onwards(request, desk, draft)


def _keep_text(request: SignedInRequest, draft: Submission, form: DraftForm) -> None:
    text = form.cleaned_data["draft_text"]
    if text != draft.draft_text:
        version = form.cleaned_data["version"] or 0
        drafts.save_draft(
            submission=draft, by=request.user, version=version, draft_text=text
        )


def _store_files(request: SignedInRequest, draft: Submission, form: DraftForm) -> None:
    """Each file on its own: one that is refused keeps the others from nothing."""
    for file in form.cleaned_data["attached"]:
        try:
            submission_files.add_draft_file(
                submission=draft, by=request.user, file=file
            )
        except UploadRefused as refusal:
            said = [f"{file.name}: {message}" for message in refusal.messages]
            form.add_error("attached", ValidationError(said))


def _onwards(request: SignedInRequest, desk: Desk, draft: Submission) -> HttpResponse:
    wanted = request.POST.get("do")
    if wanted == "nothing":
        draft.refresh_from_db()
        if draft.draft_text.strip() or draft.files.filter(round=None).exists():
            messages.warning(
                request,
                _("The draft holds text or files. Empty it to report nothing."),
            )
            return redirect("work", *desk.key)
        return hand_in(request, desk, draft, nothing_to_report=True)
    if wanted == "preview":
        return redirect("work_preview", *desk.key)
    messages.success(request, _("The draft is saved."))
    return redirect("work", *desk.key)


def hand_in(
    request: SignedInRequest, desk: Desk, draft: Submission, **how: bool
) -> HttpResponse:
    """Submit, and show the receipt; what cannot be submitted leads back to the work."""
    try:
        frozen = submissions.submit(submission=draft, by=request.user, **how)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("work", *desk.key)
    return redirect("receipt", frozen.receipt)


def _page(
    request: SignedInRequest,
    desk: Desk,
    form: DraftForm,
    *,
    theirs: Submission | None = None,
    status: int = 200,
) -> HttpResponse:
    lines = reading.lines(desk.document.assignments.filter(unit=desk.unit))
    partners = cooperation.partners(*desk.key)
    seen = cooperation.drafts_shown(*desk.key)
    context = {
        "desk": desk,
        "unit": desk.unit,
        "document": desk.document,
        "lines": lines,
        "beside": [
            (line, partners.get(line.assignment.pk), seen.get(line.assignment.pk))
            for line in lines
        ],
        "to_confirm": [
            line
            for line in lines
            if line.item.is_open
            and is_confirmed_only(line.assignment.part, line.assignment.deliverable)
        ],
        "forms": desk.document.attachments.filter(role="form").select_related("file"),
        "form": form,
        "files": desk.draft.files.filter(round=None) if desk.draft else [],
        "theirs": theirs,
        "rounds": SubmissionRound.objects.filter(
            submission__unit=desk.unit, submission__document=desk.document
        ).order_by("-submitted_at"),
        "may_write": can_write(request.user, desk.unit),
    }
    return render(request, "units/work/page.html", context, status=status)


@require_POST
def autosave(request: SignedInRequest, unit_id: int, document_id: int) -> HttpResponse:
    """Keep the text while it is written, and say so quietly."""
    desk = desk_for(request, unit_id, document_id, write=True)
    form = DraftForm(request.POST)
    context: dict[str, Any] = {"draft": None}
    if desk.open and form.is_valid():
        draft = drafts.start(by=request.user, unit=desk.unit, assignments=desk.open)
        try:
            context["draft"] = drafts.save_draft(
                submission=draft,
                by=request.user,
                version=form.cleaned_data["version"] or 0,
                draft_text=form.cleaned_data["draft_text"],
            )
        except drafts.Conflict as conflict:
            context["conflict"] = " ".join(conflict.messages)
    return render(request, "units/work/saved.html", context)


@never_cache
def preview(request: SignedInRequest, unit_id: int, document_id: int) -> HttpResponse:
    """What will be handed in, as it will stand; one press submits it."""
    posted = request.method == "POST"
    desk = desk_for(request, unit_id, document_id, write=posted)
    if desk.draft is None:
        return redirect("work", *desk.key)
    if posted:
        return hand_in(request, desk, desk.draft)
    context = {
        "desk": desk,
        "unit": desk.unit,
        "document": desk.document,
        "draft": desk.draft,
        "files": desk.draft.files.filter(round=None),
        "may_write": can_write(request.user, desk.unit),
    }
    return render(request, "units/work/preview.html", context)
