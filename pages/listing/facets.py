"""By what a list of pages is filtered, and how each filter asks the catalogue."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.effect import Effect
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet, effect_q

Counted = tuple[str, str, int]


@dataclass(frozen=True)
class Facet:
    """A filter. ``counted`` gives (value, label, count) for what is in a list;
    ``matching`` narrows a list to any of some values."""

    name: str
    label: Any
    counted: Callable[[CatalogueQuerySet], list[Counted]]
    matching: Callable[[CatalogueQuerySet, Iterable[str]], CatalogueQuerySet]


def column_facet(name: str, label: Any, value: str, shown: str) -> Facet:
    """A facet over a column or a relation: ``value`` and ``shown`` are lookups."""

    def counted(entries: CatalogueQuerySet) -> list[Counted]:
        rows = (
            entries.filter(**{f"{value}__isnull": False})
            .order_by()
            .values_list(value, shown)
            .annotate(count=Count("pk"))
        )
        return [(str(key), str(text), count) for key, text, count in rows if key != ""]

    def matching(
        entries: CatalogueQuerySet, values: Iterable[str]
    ) -> CatalogueQuerySet:
        return entries.filter(**{f"{value}__in": list(values)})

    return Facet(name, label, counted, matching)


def number_facet(name: str, label: Any, value: str, shown: str) -> Facet:
    """A column facet whose values are numbers; other text in the address finds nothing."""
    plain = column_facet(name, label, value, shown)

    def matching(
        entries: CatalogueQuerySet, values: Iterable[str]
    ) -> CatalogueQuerySet:
        numbers = [item for item in values if item.isdecimal() and len(item) < 10]
        return plain.matching(entries, numbers)

    return Facet(name, label, plain.counted, matching)


def _kinds_counted(entries: CatalogueQuerySet) -> list[Counted]:
    return [
        (kind, capfirst(str(apps.get_model("pages", kind)._meta.verbose_name)), count)
        for kind, _shown, count in KIND_COLUMN.counted(entries)
    ]


def _effects_counted(entries: CatalogueQuerySet) -> list[Counted]:
    counts = entries.order_by().aggregate(
        **{str(state): Count("pk", filter=effect_q(state)) for state in Effect}
    )
    return [
        (str(state), capfirst(str(state.label)), counts[state])
        for state in Effect
        if counts[state]
    ]


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


KIND_COLUMN = column_facet("kind", _("Kind"), "kind", "kind")
FIELD_COLUMN = column_facet(
    "field", _("Field"), "fields_of_work__slug", "fields_of_work__name"
)

FACETS: tuple[Facet, ...] = (
    Facet("kind", _("Kind"), _kinds_counted, KIND_COLUMN.matching),
    column_facet("type", _("Type"), "document_type__name", "document_type__name"),
    number_facet("issuer", _("Issuer"), "issuing_body", "issuing_body__name"),
    number_facet("year", _("Year"), "year", "year"),
    Facet("field", _("Field"), FIELD_COLUMN.counted, _in_fields),
    number_facet("unit", _("Unit"), "unit", "unit__name"),
    Facet("effect", _("Effect"), _effects_counted, _in_effect),
)
FACET_NAMES = tuple(facet.name for facet in FACETS)
