"""Writing a section side by side with what units wrote, and the words of the paper."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.accounts import resume
from units.board.access import for_supervisors
from units.consolidation import drafting, marks
from units.consolidation.access import own_report
from units.consolidation.content import Paragraph, paragraphs
from units.consolidation.forms import PaperForm, SectionForm
from units.drafts import Conflict
from units.models import ConsolidatedReport, ConsolidatedSection
from units.models.consolidation import rounds_of
from units.section.routes import SignedInRequest

WRITTEN = ("heading", "text", "version")


def _section(request: SignedInRequest, pk: int, section_pk: int) -> ConsolidatedSection:
    report = own_report(request, pk)
    rows = report.sections.select_related("changed_by")
    section: ConsolidatedSection = get_object_or_404(rows, pk=section_pk)
    section.report = report
    return section


@for_supervisors
def section(request: SignedInRequest, pk: int, section_pk: int) -> HttpResponse:
    """One section: the text on one side, every unit's words on the other."""
    found = _section(request, pk, section_pk)
    given = _given(found)
    began = {name: getattr(found, name) for name in WRITTEN}
    if request.method != "POST":
        return _page(
            request, found, given, SectionForm(resume.data(request), initial=began)
        )
    form = SectionForm(_with_taken(request, given))
    if not form.is_valid():
        return _page(request, found, given, form)
    try:
        drafting.save_section(section=found, by=request.user, **form.cleaned_data)
    except Conflict as conflict:
        found.refresh_from_db()
        form.add_error(None, conflict)
        form.data = {**dict(form.data.items()), "version": found.version}
        return _page(request, found, given, form, theirs=found, status=409)
    resume.forget(request)
    messages.success(request, _("The section is saved."))
    here = "take" in request.POST
    return redirect(
        *(("consolidated_section", pk, section_pk) if here else ("consolidated", pk))
    )


def _with_taken(request: SignedInRequest, given: list[Paragraph]) -> Any:
    """What was sent, with the paragraph that was taken over at the end of the text."""
    data = request.POST.copy()
    for item in given:
        if item.round.receipt == data.get("take"):
            parts = [data.get("text", "").rstrip(), item.drafted]
            data["text"] = "\n".join(part for part in parts if part)
    return data


def _given(found: ConsolidatedSection) -> list[Paragraph]:
    if not found.code:
        return []
    sources = list(rounds_of(found.report))
    return paragraphs(found.code, sources, of_form=found.report.round_id is not None)


def _page(
    request: SignedInRequest,
    found: ConsolidatedSection,
    given: list[Paragraph],
    form: SectionForm,
    *,
    theirs: ConsolidatedSection | None = None,
    status: int = 200,
) -> HttpResponse:
    text = str(form["text"].value() or "")
    receipts = {item.round.receipt for item in given}
    context = {
        "report": found.report,
        "section": found,
        "form": form,
        "theirs": theirs,
        "given": [(item, item.mark in text) for item in given],
        "gone": [mark for mark in marks.MARK.findall(text) if mark not in receipts],
    }
    return render(request, "units/consolidation/section.html", context, status=status)


@require_POST
@for_supervisors
def autosave(request: SignedInRequest, pk: int, section_pk: int) -> HttpResponse:
    """Keep the text while it is written, and say so quietly."""
    found = _section(request, pk, section_pk)
    form = SectionForm(request.POST)
    context: dict[str, Any] = {"section": None}
    if form.is_valid():
        try:
            context["section"] = drafting.save_section(
                section=found, by=request.user, **form.cleaned_data
            )
        except Conflict as conflict:
            context["conflict"] = " ".join(conflict.messages)
    return render(request, "units/consolidation/saved.html", context)


@for_supervisors
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """Heading, date, signature and recipients."""
    report = own_report(request, pk)
    if request.method != "POST":
        began = {"version": report.version}
        form = PaperForm(resume.data(request), instance=report, initial=began)
        return _paper_page(request, report, form)
    # A copy is filled: what is refused must not look saved on the page.
    form = PaperForm(request.POST, instance=own_report(request, pk))
    if not form.is_valid():
        return _paper_page(request, report, form)
    try:
        drafting.save_paper(report=report, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        report.refresh_from_db()
        form.add_error(None, error)
        form.data = {**request.POST.dict(), "version": report.version}
        return _paper_page(request, report, form, status=409)
    resume.forget(request)
    messages.success(request, _("Heading and signature are saved."))
    return redirect("consolidated", pk)


def _paper_page(
    request: SignedInRequest,
    report: ConsolidatedReport,
    form: PaperForm,
    status: int = 200,
) -> HttpResponse:
    context = {"report": report, "form": form}
    return render(request, "units/consolidation/paper.html", context, status=status)
