"""What a list shows: its rows, and beside them what else there is to choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as Paged
from django.core.paginator import Paginator
from django.db.models import F
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet import access
from pages.listing.facets import FACET_NAMES, FACETS, Counted, Facet, count_all
from pages.listing.selection import Selection
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet

PER_PAGE = 20
SHOWN_AT_ONCE = 8
_NEWEST = F("published_at").desc(nulls_last=True)
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "date": ("-date", _NEWEST, "-pk"),
    "new": (_NEWEST, "-pk"),
    "title": ("title", "pk"),
}
ORDER_NAMES = {
    "date": _("Date of issue"),
    "new": _("Newly published"),
    "title": _("Title"),
}


@dataclass(frozen=True)
class Choice:
    """A value of a facet; its address chooses it, or takes it away."""

    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class FacetChoices:
    """A facet with its values, counted under the other filters."""

    name: str
    label: Any
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        """What is shown at once: the chosen ones and the most frequent."""
        return self.choices[:SHOWN_AT_ONCE]

    @property
    def more(self) -> tuple[Choice, ...]:
        """What is folded away."""
        return self.choices[SHOWN_AT_ONCE:]


@dataclass(frozen=True)
class Link:
    """An address with its words; ``here`` where it is what is shown now."""

    label: Any
    address: str
    here: bool = False


@dataclass(frozen=True)
class Results:
    """A list as a template shows it."""

    total: int
    rows: Paged
    facets: tuple[FacetChoices, ...]
    chips: tuple[Link, ...]
    orders: tuple[Link, ...]
    pages: tuple[Link, ...]
    cleared: str
    previous: str
    following: str


def list_below(page: Page, *, user: access.Viewer, query: QueryDict) -> Results:
    """The published pages below ``page`` that a person may see, as chosen."""
    entries = CatalogueEntry.objects.visible_to(user).below(page)
    return listed(entries, query)


def listed(entries: CatalogueQuerySet, query: QueryDict) -> Results:
    """A list of ``entries`` as an address asks for it."""
    selection = Selection.from_query(query, FACET_NAMES)
    found = narrowed(entries, selection)
    facets = _facets(entries, found, selection)
    pages = Paginator(_with_names(found, selection.sort), PER_PAGE)
    if not selection.values(FACETS[0].name):
        # Every page is of one kind, and the kinds were just counted.
        pages.count = sum(choice.count for choice in facets[0].choices)
    rows = pages.get_page(selection.page)
    return Results(
        total=rows.paginator.count,
        rows=rows,
        facets=tuple(facet for facet in facets if _useful(facet)),
        chips=_chips(facets),
        orders=tuple(
            Link(label, selection.sorted_by(sort).address, sort == selection.sort)
            for sort, label in ORDER_NAMES.items()
        ),
        pages=_pages(rows, selection),
        cleared=selection.cleared().address,
        previous=_neighbour(rows, selection, -1),
        following=_neighbour(rows, selection, 1),
    )


def narrowed(
    entries: CatalogueQuerySet, selection: Selection, leaving_out: str = ""
) -> CatalogueQuerySet:
    """``entries`` under the chosen filters, all but one where its own values are
    counted."""
    for facet in FACETS:
        values = selection.values(facet.name)
        if values and facet.name != leaving_out:
            entries = facet.matching(entries, values)
    return entries


def _facets(
    entries: CatalogueQuerySet, found: CatalogueQuerySet, selection: Selection
) -> tuple[FacetChoices, ...]:
    """The values of each facet that are there under the other filters, and the chosen
    ones even where nothing is left of them."""
    counted = count_all(
        (
            facet,
            narrowed(entries, selection, leaving_out=facet.name)
            if selection.values(facet.name)
            else found,
        )
        for facet in FACETS
    )
    gone = {
        facet: missing
        for facet in FACETS
        if (missing := _missing(selection.values(facet.name), counted[facet.name]))
    }
    if gone:
        everywhere = count_all((facet, entries) for facet in gone)
        for facet, values in gone.items():
            labels = {value: label for value, label, _count in everywhere[facet.name]}
            counted[facet.name] += [
                (item, labels.get(item, item), 0) for item in values
            ]
    return tuple(_choices(facet, counted[facet.name], selection) for facet in FACETS)


def _missing(chosen: Iterable[str], counted: Iterable[Counted]) -> list[str]:
    return sorted(set(chosen) - {value for value, _label, _count in counted})


def _choices(
    facet: Facet, counted: list[Counted], selection: Selection
) -> FacetChoices:
    chosen = selection.values(facet.name)
    choices = [
        Choice(
            value,
            label,
            count,
            chosen=value in chosen,
            address=selection.toggled(facet.name, value).address,
        )
        for value, label, count in counted
    ]
    by_year = facet.name == "year"
    choices.sort(
        key=lambda item: (
            not item.chosen,
            -int(item.value) if by_year and item.value.isdecimal() else -item.count,
            item.label,
        )
    )
    return FacetChoices(facet.name, facet.label, tuple(choices))


def _with_names(entries: CatalogueQuerySet, sort: str) -> CatalogueQuerySet:
    return entries.as_lines().order_by(*ORDERS[sort])


def _useful(facet: FacetChoices) -> bool:
    return len(facet.choices) > 1 or any(choice.chosen for choice in facet.choices)


def _chips(facets: tuple[FacetChoices, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(f"{facet.label}: {choice.label}", choice.address)
        for facet in facets
        for choice in facet.choices
        if choice.chosen
    )


def _pages(rows: Paged, selection: Selection) -> tuple[Link, ...]:
    """Addresses of the pages near this one, with gaps as links without address."""
    if rows.paginator.num_pages < 2:
        return ()
    return tuple(
        Link(number, selection.on_page(number).address, number == rows.number)
        if isinstance(number, int)
        else Link("…", "")
        for number in rows.paginator.get_elided_page_range(
            rows.number, on_each_side=1, on_ends=1
        )
    )


def _neighbour(rows: Paged, selection: Selection, step: int) -> str:
    there = rows.has_next() if step > 0 else rows.has_previous()
    return selection.on_page(rows.number + step).address if there else ""
