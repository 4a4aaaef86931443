"""Results as the page shows them: hits with their words, facets, chips, orders, pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.paginator import Paginator
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from search.addresses import Asked
from search.analysis import fold
from search.records import FACETS, Hit, Sort
from search.service import DEEPEST, SiteResults, labels

SHOWN_AT_ONCE = 8
IN_FORCE = "in_force"

FACET_NAMES = {
    "type": _("Kind"),
    "issuer": _("Issuer"),
    "year": _("Year"),
    "field": _("Field"),
    "unit": _("Unit"),
    "effect": _("Effect"),
    "language": _("Language"),
    "document_type": _("Type"),
}
SORT_NAMES = {
    Sort.RELEVANCE: _("Closest first"),
    Sort.NEWEST: _("Newest first"),
    Sort.OLDEST: _("Oldest first"),
}


@dataclass(frozen=True)
class Link:
    """An address with its words; ``here`` where it is what is shown now."""

    label: Any
    address: str
    here: bool = False


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
        """What is shown at once."""
        return self.choices[:SHOWN_AT_ONCE]

    @property
    def more(self) -> tuple[Choice, ...]:
        """What is folded away."""
        return self.choices[SHOWN_AT_ONCE:]


@dataclass(frozen=True)
class ShownPassage:
    """A piece of text with its marks, and the place where it opens."""

    text: SafeString
    label: str
    address: str


@dataclass(frozen=True)
class ShownHit:
    """One result in words."""

    hit: Hit
    kind: str
    effect: str
    passages: tuple[ShownPassage, ...]

    @property
    def issuer(self) -> str:
        """The body that issued it, or the unit it belongs to."""
        values = self.hit.facets.get("issuer") or self.hit.facets.get("unit") or ("",)
        return values[0]

    @property
    def in_force(self) -> bool:
        """Whether nothing needs to be said about its effect."""
        return self.hit.effect in ("", IN_FORCE)


@dataclass(frozen=True)
class Shown:
    """The whole of a results page. Facets, chips and pages have the shape of those of
    the lists, so that the same components render them."""

    asked: Asked
    found: SiteResults
    exact: ShownHit | None
    hits: tuple[ShownHit, ...]
    facets: tuple[FacetChoices, ...]
    chips: tuple[Link, ...]
    orders: tuple[Link, ...]
    pages: tuple[Link, ...]
    previous: str = ""
    following: str = ""

    @property
    def total(self) -> int:
        """How many results there are."""
        return self.found.total

    @property
    def cleared(self) -> str:
        """The address of the same search without filters."""
        return self.asked.cleared().address

    @property
    def suggestion(self) -> Link | None:
        """Did-you-mean."""
        words = self.found.results.suggestion
        return Link(words, self.asked.worded(words).address) if words else None


def show(asked: Asked, found: SiteResults) -> Shown:
    """Results in the words of the page."""
    facets = tuple(_choices(asked, found))
    exact = found.results.exact
    hits = [hit for hit in found.hits if exact is None or hit.id != exact.id]
    kinds, effects = _names(found)
    pages = Paginator(range(min(found.total, DEEPEST + asked.per_page)), asked.per_page)
    here = pages.get_page(asked.page)
    return Shown(
        asked,
        found,
        exact=_hit(exact, kinds, effects) if exact else None,
        hits=tuple(_hit(hit, kinds, effects) for hit in hits),
        facets=tuple(facet for facet in facets if _useful(facet)),
        chips=tuple(
            Link(f"{facet.label}: {choice.label}", choice.address)
            for facet in facets
            for choice in facet.choices
            if choice.chosen
        ),
        orders=tuple(
            Link(name, asked.sorted_by(sort).address, sort == asked.sort)
            for sort, name in SORT_NAMES.items()
        ),
        pages=tuple(_pages(asked, pages, here.number)),
        previous=asked.on_page(asked.page - 1).address if here.has_previous() else "",
        following=asked.on_page(asked.page + 1).address if here.has_next() else "",
    )


def _names(found: SiteResults) -> tuple[Mapping[str, str], Mapping[str, str]]:
    hits = [*found.hits, *filter(None, [found.results.exact])]
    kinds = labels("type", {hit.model for hit in hits})
    return kinds, labels("effect", {hit.effect for hit in hits if hit.effect})


def _hit(hit: Hit, kinds: Mapping[str, str], effects: Mapping[str, str]) -> ShownHit:
    base = hit.url.partition("#")[0]
    kind = next(iter(hit.facets.get("document_type", ())), "")
    return ShownHit(
        hit,
        capfirst(kind or kinds.get(hit.model, "")),
        effects.get(hit.effect, ""),
        tuple(
            ShownPassage(
                mark_safe(found.text),  # noqa: S308 - all but <mark> is escaped
                found.label,
                base + found.anchor,
            )
            for found in hit.highlights
            if found.label or not _repeats(found.text, hit.title)
        ),
    )


def _repeats(marked: str, title: str) -> bool:
    """Whether a passage says what the title says."""
    plain = unescape(marked.replace("<mark>", "").replace("</mark>", ""))
    return fold(plain) == fold(title)


def _choices(asked: Asked, found: SiteResults) -> Iterator[FacetChoices]:
    for facet in FACETS:
        chosen = asked.filters.get(facet, ())
        counts = {v.value: v.count for v in found.results.facets.get(facet, ())}
        counts |= {value: 0 for value in chosen if value not in counts}
        names = labels(facet, counts) if counts else {}
        choices = [
            Choice(
                value,
                names.get(value, value),
                count,
                chosen=value in chosen,
                address=asked.toggled(facet, value).address,
            )
            for value, count in counts.items()
        ]
        newest_first = facet == "year"
        choices.sort(
            key=lambda item: (
                not item.chosen,
                -int(item.value)
                if newest_first and item.value.isdecimal()
                else -item.count,
                item.label,
            )
        )
        yield FacetChoices(facet, FACET_NAMES[facet], tuple(choices))


def _useful(facet: FacetChoices) -> bool:
    return len(facet.choices) > 1 or any(choice.chosen for choice in facet.choices)


def _pages(asked: Asked, pages: Paginator[Any], here: int) -> Iterator[Link]:
    if pages.num_pages < 2:
        return
    for number in pages.get_elided_page_range(here, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            yield Link(number, asked.on_page(number).address, number == here)
        else:
            yield Link("…", "")
