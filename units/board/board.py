"""``/board/``: where every unit stands, at one glance."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from pages.models import OfficialDocumentPage
from units.board import grid
from units.board.grid import Wanted
from units.models import Duty, Unit
from units.models.organisation import UnitQuerySet
from units.permissions import supervises_units
from units.states import State

# Without a document chosen, the board shows the work of the last half-year.
LOOKS_BACK = datetime.timedelta(days=183)
STATES = {grid.SUBMITTED, grid.MISSING, grid.OVERDUE, *State.values}


@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """Units down, duties across; on the phone a card for each unit, worst first."""
    seen = asked(request)
    wanted = seen.wanted
    board = grid.build(seen.units, wanted)
    context = {
        "board": board,
        "looks": {},
        "wanted": wanted,
        "documents": seen.documents,
        "branches": seen.branches,
        "states": State.choices,
        "supervises": supervises_units(request.user),
        "numbers": [
            {"state": state, "count": count, "query": _query(request, state=state)}
            for state, count in board.counts.items()
        ],
        "all_query": _query(request, state=""),
        "older_query": _query(request, all="1"),
        "duty": _duty(wanted),
        "query": _query(request),
    }
    return render(request, "units/board/board.html", context)


@dataclass(frozen=True)
class Asked:
    """The units that the reader may see, their documents, and the filters."""

    units: UnitQuerySet
    documents: list[OfficialDocumentPage]
    wanted: Wanted

    @property
    def branches(self) -> list[Unit]:
        """What can be chosen as a branch, where there is a choice."""
        tops = [unit for unit in self.units.order_by("tree_path") if unit.depth < 2]
        return tops if len(tops) > 1 else []


def asked(request: HttpRequest) -> Asked:
    """The units the reader may see, their documents, and the filters; what does not
    exist for the reader filters nothing."""
    units = grid.seen_by(request.user)
    if not supervises_units(request.user) and not units.exists():
        raise Http404
    documents = list(grid.documents_of(units))
    state = request.GET.get("state", "")
    back = timezone.localdate() - LOOKS_BACK
    branch = _number(request, "branch")
    document = _number(request, "document")
    wanted = Wanted(
        document=next((page for page in documents if page.pk == document), None),
        duty=_number(request, "duty"),
        branch=units.filter(pk=branch).first() if branch else None,
        state=state if state in STATES else "",
        since=None if request.GET.get("all") else back,
    )
    return Asked(units, documents, wanted)


def _duty(wanted: Wanted) -> Duty | None:
    """The duty that was drilled to."""
    if wanted.document is None or not wanted.duty:
        return None
    return wanted.document.duties.filter(pk=wanted.duty).first()


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 12 else None


def _query(request: HttpRequest, **changes: str) -> str:
    kept = {name: request.GET.get(name, "") for name in FILTERS} | changes
    return urlencode({name: value for name, value in kept.items() if value})


FILTERS = ("document", "duty", "branch", "state", "all")
