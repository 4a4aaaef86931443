"""``/board/trend/``: timeliness month by month as a plot, with its table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from units.board.board import asked
from units.board.plotting import plot
from units.board.ranks import rank_of
from units.board.timeliness import trend_of
from units.models import Unit
from units.models.organisation import UnitQuerySet
from units.permissions import is_member


@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """All units that the reader may see, a branch of them, or one."""
    seen = asked(request)
    units = seen.units
    chosen = _chosen(request, seen.units)
    if chosen is not None:
        units = units.filter(pk=chosen.pk)
    elif seen.wanted.branch is not None:
        units = units.filter(tree_path__startswith=seen.wanted.branch.tree_path)
    trend = trend_of(units)
    own = chosen is not None and is_member(request.user, chosen)
    context = {
        "trend": trend,
        "plot": plot([f"{m:%m/%Y}" for m in trend.months], trend.together),
        "unit": chosen,
        "wanted": seen.wanted,
        "branches": seen.branches,
        "rank": rank_of(chosen) if chosen is not None and own else None,
    }
    return render(request, "units/board/trend.html", context)


def _chosen(request: HttpRequest, units: UnitQuerySet) -> Unit | None:
    text = request.GET.get("unit", "")
    if not text:
        return None
    unit = units.filter(pk=text).first() if text.isdecimal() else None
    if unit is None:
        raise Http404
    return unit
