"""``/board/trend/``: timeliness month by month as a plot, with its table."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from units.board.board import asked
from units.board.timeliness import Share, rank_of, trend_of
from units.models import Unit
from units.models.organisation import UnitQuerySet
from units.permissions import is_member

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 16, 34


@dataclass(frozen=True)
class Point:
    """A month on the plot."""

    x: float
    y: float | None
    label: str
    share: Share


@dataclass(frozen=True)
class Plot:
    """What the template draws: lines of neighbours, points, and the scale."""

    points: list[Point]
    lines: list[str]
    scale: list[tuple[int, float]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    under: int = HEIGHT - 10


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


def plot(labels: list[str], shares: list[Share]) -> Plot:
    """Percents from 0 to 100 over the months; a month without work breaks the line."""
    step = (WIDTH - LEFT - RIGHT) / max(len(shares) - 1, 1)
    points = []
    for index, (label, share) in enumerate(zip(labels, shares, strict=True)):
        y = None if share.percent is None else _height(share.percent)
        points.append(Point(round(LEFT + index * step, 1), y, label, share))
    return Plot(points, _lines(points), [(p, _height(p)) for p in (0, 25, 50, 75, 100)])


def _height(percent: int) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (100 - percent) / 100, 1)


def _lines(points: list[Point]) -> list[str]:
    lines: list[list[str]] = [[]]
    for point in points:
        if point.y is None:
            lines.append([])
        else:
            lines[-1].append(f"{point.x},{point.y}")
    return [" ".join(line) for line in lines if len(line) > 1]
