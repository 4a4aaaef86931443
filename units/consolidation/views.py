"""``/board/consolidation/``: the reports, a new one, and one with all it says."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pages import paper
from units.board.access import for_supervisors
from units.board.grid import documents_of
from units.consolidation import drafting, grids, marks, official, publishing
from units.consolidation.access import own_report, visible_reports
from units.consolidation.content import Content, content_of
from units.consolidation.forms import BeginForm
from units.consolidation.scope import Scope
from units.models import ReportRound
from units.papers.layouts import layout_on
from units.permissions import supervised_units
from units.reports.answers import display
from units.section.paging import one_page
from units.section.routes import SignedInRequest

NEWEST = 30


@for_supervisors
def listing(request: SignedInRequest) -> HttpResponse:
    """What is being written, and what a report can be begun from."""
    supervised = supervised_units(request.user)
    reports = visible_reports(request.user).select_related(
        "round", "duty", "document", "branch", "changed_by"
    )
    rounds = ReportRound.objects.filter(assignments__unit__in=supervised).distinct()
    context = {
        "reports": one_page(request, reports.defer("document__body")),
        "rounds": rounds[:NEWEST],
        "documents": documents_of(supervised)[:NEWEST],
    }
    return render(request, "units/consolidation/listing.html", context)


@for_supervisors
def new(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """Begin a report on a round or a document: of which duty, of which units."""
    supervised = supervised_units(request.user)
    source = _source(kind, pk, supervised)
    document = None if isinstance(source, ReportRound) else source
    form = BeginForm(request.POST or None, user=request.user, document=document)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        scope = Scope(
            round=source if isinstance(source, ReportRound) else None,
            document=document,
            duty=chosen.get("duty"),
            branch=chosen["branch"],
        )
        report = drafting.begin(by=request.user, scope=scope)
        messages.success(request, _("The first draft is made from what is accepted."))
        return redirect("consolidated", report.pk)
    filters: dict[str, Any] = {kind: source}
    context = {
        "source": source,
        "form": form,
        "begun": visible_reports(request.user).filter(**filters),
    }
    return render(request, "units/consolidation/new.html", context)


def _source(kind: str, pk: int, supervised: Any) -> Any:
    if kind == "round":
        rows = ReportRound.objects.filter(assignments__unit__in=supervised)
        return get_object_or_404(rows.distinct(), pk=pk)
    if kind == "document":
        return get_object_or_404(documents_of(supervised), pk=pk)
    raise Http404


@for_supervisors
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """The report as it stands, with its sources, what is missing and what changed."""
    report = own_report(request, pk)
    content = content_of(report)
    day = report.day or timezone.localdate()
    context = {
        "report": report,
        "content": content,
        "layout": layout_on(report.system, day),
        "heading": official.heading(report, day),
        "addressees": paper.lines(report.addressees),
        "recipients": paper.lines(report.recipients),
        "sections": _sections(content),
        "may_publish": publishing.may_publish(request.user, report),
    }
    return render(request, "units/consolidation/show.html", context)


def _sections(content: Content) -> list[dict[str, Any]]:
    known = {item.receipt: item for item in content.sources}
    return [
        {
            "section": part.section,
            "paragraphs": marks.sourced(part.section.text, known),
            "figures": [
                {"line": line, "value": grids.number(line.total)}
                for line in part.combined
            ],
            "listed": part.listed,
            "grids": grids.grids_of(part),
        }
        for part in content.parts
    ]


@for_supervisors
def figure(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Where a figure comes from: by branch, and each unit's answer with its receipt."""
    report = own_report(request, pk)
    content = content_of(report)
    line = next((item for item in content.lines if item.indicator.code == code), None)
    if line is None:
        raise Http404
    context = {
        "report": report,
        "line": line,
        "measure": grids.measure(line.indicator),
        "total": grids.number(line.total),
        "branches": [
            (branch.name, grids.number(line.of_branch(branch.key)))
            for branch in content.branches
        ],
        "answers": [
            (item, display(line.indicator, item.value)) for item in line.answers
        ],
    }
    return render(request, "units/consolidation/figure.html", context)


@require_POST
@for_supervisors
def change_state(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring up to date, finish, or take up again."""
    report = own_report(request, pk)
    orders = {
        "refresh": (drafting.refresh, _("The draft is up to date.")),
        "finish": (drafting.finish, _("The report is finished and closed to changes.")),
        "take_up": (drafting.take_up, _("You can write on.")),
    }
    wanted = request.POST.get("do", "")
    if wanted not in orders:
        raise Http404
    order, said = orders[wanted]
    try:
        order(report=report, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, said)
    return redirect("consolidated", report.pk)
