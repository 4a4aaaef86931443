"""Filling a report on the page: the draft saves itself, errors stand at the field."""

from collections.abc import Sequence
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
from units import drafts, submissions
from units.filling.boxes import sheet
from units.filling.desk import Desk, desk_for, posted_version
from units.filling.posted import read_post
from units.models import SubmissionRound
from units.reports.checks import Problems, check
from units.reports.handing_in import problems_of
from units.reports.values import Values, is_empty, stored
from units.section.routes import SignedInRequest
from units.work import reading


@dataclass(frozen=True)
class Around:
    """What the page says besides the answers and their problems."""

    theirs: Values | None = None
    conflict: str = ""
    more_rows: str = ""
    resumed: bool = False
    upload_errors: Sequence[str] = ()
    cell_errors: Sequence[object] = ()


NOTHING = Around()


@never_cache
def show(request: SignedInRequest, unit_id: int, round_id: int) -> HttpResponse:
    """The form with last period's figures; save, preview, or nothing to report."""
    posted = request.method == "POST"
    desk = desk_for(request, unit_id, round_id, write=posted)
    data = resume.data(request)
    if data is None:
        return page(request, desk, desk.values, {})
    values, problems = read_post(desk.asked, data)
    if not posted or not desk.is_open:
        return page(request, desk, values, problems, Around(resumed=not posted))
    wanted = request.POST.get("do", "save")
    try:
        keep(request, desk, values)
    except drafts.Conflict as conflict:
        return conflicting(request, desk, values, conflict)
    resume.forget(request)
    desk = desk_for(request, unit_id, round_id)
    if wanted == "nothing":
        return hand_in(request, desk, nothing_to_report=True)
    if wanted == "preview":
        problems = check(desk.asked, values, desk.last) | problems
        if not problems:
            return redirect("fill_preview", *desk.key)
    more = wanted.removeprefix("row:") if wanted.startswith("row:") else ""
    if problems or more:
        return page(request, desk, values, problems, Around(more_rows=more))
    messages.success(request, _("The draft is saved."))
    return redirect("fill", *desk.key)


def keep(request: SignedInRequest, desk: Desk, values: Values) -> Any:
    """Save the answers as the draft; Conflict where a colleague saved meanwhile."""
    draft = drafts.start(by=request.user, unit=desk.unit, assignments=[desk.assignment])
    if stored(draft.draft_values) == values:
        return draft
    return drafts.save_draft(
        submission=draft,
        by=request.user,
        version=posted_version(request.POST),
        draft_values=values,
    )


def hand_in(request: SignedInRequest, desk: Desk, **how: bool) -> HttpResponse:
    """Submit, and show the receipt; what cannot be submitted leads back to the form."""
    if desk.draft is None:
        return redirect("fill", *desk.key)
    try:
        frozen = submissions.submit(submission=desk.draft, by=request.user, **how)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("fill", *desk.key)
    return redirect("receipt", frozen.receipt)


def page(
    request: SignedInRequest,
    desk: Desk,
    values: Values,
    problems: Problems,
    around: Around = NOTHING,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page with these answers and what is wrong with them."""
    shown = sheet(
        desk.asked,
        values,
        problems,
        last=desk.last,
        theirs=around.theirs,
        more_rows=around.more_rows,
    )
    lines = reading.lines(desk.round.assignments.filter(unit=desk.unit))
    context = {
        "desk": desk,
        "unit": desk.unit,
        "round": desk.round,
        "sheet": shown,
        "around": around,
        "line": lines[0] if lines else None,
        "rounds": SubmissionRound.objects.filter(
            submission__unit=desk.unit, submission__round=desk.round
        ).order_by("-number"),
    }
    return render(request, "units/filling/page.html", context, status=status)


def conflicting(
    request: SignedInRequest, desk: Desk, values: Values, conflict: drafts.Conflict
) -> HttpResponse:
    """The page with what was typed, and what the colleague saved beside it."""
    desk = desk_for(request, *desk.key)
    around = Around(theirs=desk.values, conflict=" ".join(conflict.messages))
    return page(request, desk, values, {}, around, status=409)


@require_POST
def autosave(request: SignedInRequest, unit_id: int, round_id: int) -> HttpResponse:
    """Keep the answers while they are typed, and say so quietly."""
    desk = desk_for(request, unit_id, round_id, write=True)
    context: dict[str, Any] = {"draft": None}
    if desk.is_open:
        values, _problems = read_post(desk.asked, request.POST)
        try:
            context["draft"] = keep(request, desk, values)
        except drafts.Conflict as conflict:
            context["conflict"] = " ".join(conflict.messages)
    return render(request, "units/work/saved.html", context)


@never_cache
def preview(request: SignedInRequest, unit_id: int, round_id: int) -> HttpResponse:
    """The report as it will stand; one press submits it."""
    posted = request.method == "POST"
    desk = desk_for(request, unit_id, round_id, write=posted)
    if desk.draft is None or not desk.is_open or is_empty(desk.values):
        return redirect("fill", *desk.key)
    if posted:
        return hand_in(request, desk)
    problems = problems_of(desk.draft, desk.asked)
    if problems:
        return page(request, desk, desk.values, problems)
    context = {
        "desk": desk,
        "unit": desk.unit,
        "round": desk.round,
        "sheet": sheet(desk.asked, desk.values, {}, last=desk.last),
        "values": desk.values,
    }
    return render(request, "units/filling/preview.html", context)
