"""By what a list of pages is filtered, and how each filter asks the catalogue.

Each facet counts with one narrow query of four columns, so all of them are asked in one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, Count, Expression, F, Q, Value, When
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.effect import Effect
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet, effect_q

Counted = tuple[str, str, int]
Narrow = Callable[[CatalogueQuerySet, Iterable[str]], CatalogueQuerySet]
TEXT = CharField(max_length=255)


def any_of(lookup: str) -> Narrow:
    """Narrow a list to any of some values of a column."""
    return lambda entries, values: entries.filter(**{f"{lookup}__in": list(values)})


def any_number_of(lookup: str) -> Narrow:
    """The same for numbers; other text in the address finds nothing."""

    def narrow(entries: CatalogueQuerySet, values: Iterable[str]) -> CatalogueQuerySet:
        numbers = [item for item in values if item.isdecimal() and len(item) < 10]
        return entries.filter(**{f"{lookup}__in": numbers})

    return narrow


def _as_written(value: str, shown: str) -> str:
    return shown or value


@dataclass(frozen=True)
class Facet:
    """A filter: ``value`` is what is counted, a lookup or an expression that depends on
    the day, ``shown`` the lookup of its words where it has others, ``words`` gives what
    a reader reads, ``matching`` narrows to any of some values."""

    name: str
    label: Any
    value: str | Callable[[], Expression]
    matching: Narrow
    shown: str = ""
    words: Callable[[str, str], str] = _as_written

    def rows(self, entries: CatalogueQuerySet) -> Any:
        """(name of the facet, value, shown, count) for what is in a list."""
        return (
            entries.order_by()
            .values_list(
                Value(self.name, TEXT),
                self.value() if callable(self.value) else Cast(self.value, TEXT),
                F(self.shown) if self.shown else Value("", TEXT),
            )
            .annotate(count=Count("pk"))
        )


def count_all(
    asked: Iterable[tuple[Facet, CatalogueQuerySet]],
) -> dict[str, list[Counted]]:
    """The values of each facet in its list with their numbers, in one query."""
    pairs = list(asked)
    facets = {facet.name: facet for facet, _entries in pairs}
    first, *others = (facet.rows(entries) for facet, entries in pairs)
    found: dict[str, list[Counted]] = {name: [] for name in facets}
    for name, value, shown, count in first.union(*others, all=True):
        if value:
            found[name].append((value, facets[name].words(value, shown), count))
    return found


def _kind_in_words(value: str, _shown: str) -> str:
    return capfirst(str(apps.get_model("pages", value)._meta.verbose_name))


def _effect_in_words(value: str, _shown: str) -> str:
    return capfirst(str(Effect(value).label))


def _effect_today() -> Case:
    states = (When(effect_q(state), then=Value(str(state))) for state in Effect)
    return Case(*states, default=None, output_field=TEXT)


def _in_effect(entries: CatalogueQuerySet, values: Iterable[str]) -> CatalogueQuerySet:
    wanted = Q(pk__in=[])
    for state in values:
        wanted |= effect_q(state)
    return entries.filter(wanted)


def _in_fields(entries: CatalogueQuerySet, values: Iterable[str]) -> CatalogueQuerySet:
    # A join would list a page once for each of its fields that was chosen.
    links = CatalogueEntry.fields_of_work.through.objects
    slugs = links.filter(fieldofwork__slug__in=list(values))
    return entries.filter(pk__in=slugs.values("catalogueentry_id"))


FACETS: tuple[Facet, ...] = (
    Facet("kind", _("Kind"), "kind", any_of("kind"), words=_kind_in_words),
    Facet("type", _("Type"), "document_type__name", any_of("document_type__name")),
    Facet(
        "issuer",
        _("Issuer"),
        "issuing_body_id",
        any_number_of("issuing_body"),
        shown="issuing_body__name",
    ),
    Facet("year", _("Year"), "year", any_number_of("year")),
    Facet(
        "field",
        _("Field"),
        "fields_of_work__slug",
        _in_fields,
        shown="fields_of_work__name",
    ),
    Facet("unit", _("Unit"), "unit_id", any_number_of("unit"), shown="unit__name"),
    Facet("effect", _("Effect"), _effect_today, _in_effect, words=_effect_in_words),
)
FACET_NAMES = tuple(facet.name for facet in FACETS)
