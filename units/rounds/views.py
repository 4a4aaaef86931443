"""``/board/rounds/``: open a round, see who has reported, extend and close it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from intranet.accounts import resume
from units.board.access import for_supervisors
from units.models import FormVersion
from units.permissions import supervised_units
from units.rounds import operations, reads
from units.rounds.forms import ExtendForm, RoundForm, SeriesForm
from units.rounds.repeating import pause_series, start_series
from units.section.paging import one_page
from units.section.routes import SignedInRequest


@for_supervisors
def listing(request: SignedInRequest) -> HttpResponse:
    """The rounds that ask something of the units one supervises."""
    context = {
        "rounds": one_page(request, reads.rounds_of(request.user)),
        "series": reads.series_of(request.user),
        "has_forms": FormVersion.objects.filter(published_at__isnull=False).exists(),
    }
    return render(request, "units/rounds/list.html", context)


@for_supervisors
def new(request: SignedInRequest) -> HttpResponse:
    """Open one round."""

    def save(form: Any) -> HttpResponse:
        opened = operations.open_round(
            by=request.user, terms=form.terms(), units=form.chosen_units()
        )
        count = len(form.chosen_units())
        said = ngettext(
            "The round is open for %(n)d unit.",
            "The round is open for %(n)d units.",
            count,
        )
        messages.success(request, said % {"n": count})
        return redirect("round", opened.pk)

    return _opening(request, RoundForm, "units/rounds/new.html", save)


@for_supervisors
def new_series(request: SignedInRequest) -> HttpResponse:
    """Set up rounds that repeat."""

    def save(form: Any) -> HttpResponse:
        series = start_series(
            by=request.user, terms=form.terms(), units=form.chosen_units()
        )
        count = series.rounds.count()
        said = ngettext(
            "The repeating round is set up; %(n)d round is open.",
            "The repeating round is set up; %(n)d rounds are open.",
            count,
        )
        messages.success(request, said % {"n": count})
        return redirect("rounds")

    return _opening(request, SeriesForm, "units/rounds/new_series.html", save)


def _opening(
    request: SignedInRequest,
    form_class: type[RoundForm | SeriesForm],
    template: str,
    save: Callable[[Any], HttpResponse],
) -> HttpResponse:
    form = form_class(resume.data(request), supervised=supervised_units(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            response = save(form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            resume.forget(request)
            return response
    return render(request, template, {"form": form})


@for_supervisors
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which unit has reported, with the way to its report."""
    return _round(request, pk, ExtendForm())


def _round(request: SignedInRequest, pk: int, form: ExtendForm) -> HttpResponse:
    opened = reads.round_for(request.user, pk)
    rows = reads.standing_of(request.user, opened)
    context = {
        "round": opened,
        "rows": rows,
        "came": sum(row.line.item.is_in for row in rows),
        "missing": [row for row in rows if row.line.item.is_open],
        "may_manage": operations.may_manage(request.user, opened),
        "form": form,
    }
    return render(request, "units/rounds/show.html", context)


@require_POST
@for_supervisors
def extend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move the deadline of all that have not handed in."""
    opened = reads.round_for(request.user, pk)
    form = ExtendForm(request.POST)
    if not form.is_valid():
        return _round(request, pk, form)
    try:
        moved = operations.extend_round(
            opened=opened, by=request.user, **form.cleaned_data
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _round(request, pk, form)
    said = ngettext(
        "The deadline is moved for %(n)d unit.",
        "The deadline is moved for %(n)d units.",
        moved,
    )
    messages.success(request, said % {"n": moved})
    return redirect("round", pk)


@require_POST
@for_supervisors
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close the round, or open it again."""
    opened = reads.round_for(request.user, pk)
    if request.POST.get("do") == "reopen":
        operations.reopen_round(opened=opened, by=request.user)
        messages.success(request, _("The round takes reports again."))
    else:
        operations.close_round(opened=opened, by=request.user)
        messages.success(request, _("The round is closed; what came stays."))
    return redirect("round", pk)


@require_POST
@for_supervisors
def pause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Pause a series, or go on with it."""
    series = reads.one_series(request.user, pk)
    active = request.POST.get("do") == "resume"
    pause_series(series=series, by=request.user, active=active)
    said = _("It opens new rounds again.") if active else _("It opens no new rounds.")
    messages.success(request, said)
    return redirect("rounds")
