"""The board as values: units down, duties or documents across, filtered."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.utils.functional import Promise, cached_property

from intranet import access
from pages.models import OfficialDocumentPage
from units.models import Assignment, Duty, Unit
from units.models.organisation import UnitQuerySet
from units.permissions import supervised_units
from units.work import reading, words
from units.work.reading import Item

SUBMITTED, MISSING, OVERDUE = "submitted", "missing", "overdue"


@dataclass(frozen=True)
class Column:
    """A duty, the whole document, or one of many documents."""

    key: int
    short: str
    name: str
    document_id: int | None = None
    missing: bool = False


@dataclass
class Cell:
    """What stands where a unit meets a column; of several, the most urgent leads."""

    items: list[Item] = field(default_factory=list)

    @property
    def worst(self) -> Item:
        """The one that wants attention first."""
        if len(self.items) == 1:
            return self.items[0]
        return min(self.items, key=lambda item: item.urgency)

    @property
    def letters(self) -> str | Promise:
        """Two letters, and how many of how many are in."""
        return words.letters(self.worst.standing)

    @property
    def share(self) -> str:
        """``3/8`` where a document has several duties."""
        if len(self.items) == 1:
            return ""
        return f"{sum(item.is_in for item in self.items)}/{len(self.items)}"


@dataclass
class Row:
    """A unit with a cell for each column, None where nothing was asked."""

    unit: Unit
    cells: list[Cell | None]
    items: list[Item]

    @cached_property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(item.standing.overdue for item in self.items)

    @cached_property
    def missing(self) -> int:
        """How many are not in."""
        return sum(item.is_open for item in self.items)

    @cached_property
    def submitted(self) -> int:
        """How many are in."""
        return sum(item.is_in for item in self.items)

    @property
    def total(self) -> int:
        """How many were asked."""
        return len(self.items)


@dataclass(frozen=True)
class Wanted:
    """The filters of the board."""

    document: OfficialDocumentPage | None = None
    duty: int | None = None
    branch: Unit | None = None
    state: str = ""
    since: datetime.date | None = None

    def with_state(self, state: str) -> "Wanted":
        """The same, for another state."""
        return replace(self, state=state)


@dataclass(frozen=True)
class Board:
    """Columns, rows, and the three numbers before the state filter."""

    columns: list[Column]
    rows: list[Row]
    counts: dict[str, int]

    @property
    def worst_first(self) -> list[Row]:
        """For the cards of the phone."""
        return sorted(self.rows, key=lambda row: (-row.overdue, -row.missing))


def seen_by(user: access.Viewer) -> UnitQuerySet:
    """The units whose work a person may see on the board: those they supervise, and
    their own."""
    tokens = access.viewer_tokens(user)
    own = [int(token[5:]) for token in tokens if token.startswith("unit:")]
    return supervised_units(user) | Unit.objects.filter(pk__in=own)


def documents_of(units: QuerySet[Unit]) -> QuerySet[OfficialDocumentPage]:
    """Documents that gave these units work, the newest first."""
    given = Assignment.objects.filter(unit__in=units).values("document")
    rows = OfficialDocumentPage.objects.filter(pk__in=given)
    return rows.select_related("document_type").defer("body").order_by("-issued_on")


def matches(item: Item, state: str) -> bool:
    """Whether an assignment passes the filter of states."""
    if state == SUBMITTED:
        return item.is_in
    if state == MISSING:
        return item.is_open
    if state == OVERDUE:
        return item.standing.overdue
    return not state or item.standing.state == state


def wanted_assignments(
    units: QuerySet[Unit], wanted: Wanted, *, rounds: bool = False
) -> QuerySet[Assignment]:
    """The assignments of these units that pass the filters but that of states; with
    ``rounds`` those of report rounds as well."""
    if wanted.branch is not None:
        units = units.filter(tree_path__startswith=wanted.branch.tree_path)
    every = Assignment.objects.all() if rounds else reading.of_documents()
    chosen = every.filter(unit__in=units.order_by().values("pk"))
    if wanted.document is not None:
        chosen = chosen.filter(document=wanted.document)
        if wanted.duty is not None:
            chosen = chosen.filter(duty=wanted.duty or None)
    elif wanted.since is not None:
        chosen = chosen.filter(Q(due__gte=wanted.since) | Q(due=None))
    return chosen


def build(units: QuerySet[Unit], wanted: Wanted) -> Board:
    """Read everything in a handful of queries, however many units and duties."""
    every = reading.items(wanted_assignments(units, wanted))
    shown = [item for item in every if matches(item, wanted.state)]
    columns = _columns(every, wanted.document)
    counts = {
        state: sum(matches(item, state) for item in every)
        for state in (SUBMITTED, MISSING, OVERDUE)
    }
    return Board(columns, _rows(units, columns, shown, wanted), counts)


def _key(item: Item, document: OfficialDocumentPage | None) -> int:
    return (item.document_id if document is None else item.duty_id) or 0


def _columns(
    items: Iterable[Item], document: OfficialDocumentPage | None
) -> list[Column]:
    keys = {_key(item, document) for item in items}
    if document is None:
        rows = OfficialDocumentPage.objects.filter(pk__in=keys).defer("body")
        return [
            Column(page.pk, page.number_symbol or page.title[:30], page.title, page.pk)
            for page in rows.select_related("document_type").order_by("-issued_on")
        ]
    short = Duty.objects.filter(pk__in=keys).annotate(start=Substr("text", 1, 120))
    columns = [
        Column(pk, number, title or start, missing=missing is not None)
        for pk, number, title, start, missing in short.order_by("position").values_list(
            "pk", "number", "title", "start", "missing_since"
        )
    ]
    return [Column(0, "*", document.title), *columns] if 0 in keys else columns


def _rows(
    units: QuerySet[Unit], columns: list[Column], items: list[Item], wanted: Wanted
) -> list[Row]:
    cells: dict[tuple[int, int], Cell] = defaultdict(Cell)
    of_unit: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        cells[item.unit_id, _key(item, wanted.document)].items.append(item)
        of_unit[item.unit_id].append(item)
    return [
        Row(
            unit,
            [cells.get((unit.pk, column.key)) for column in columns],
            of_unit[unit.pk],
        )
        for unit in units.order_by("tree_path")
        if unit.pk in of_unit
    ]
