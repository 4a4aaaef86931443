"""Pages as search records: what is found of each, where it opens, and by whom."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale, Page

from intranet import access
from intranet.models import AccessRuleToken
from pages.effect import Effect
from pages.models.base import ContentPage
from pages.models.catalogue import CatalogueEntry
from pages.models.dates import first_day
from pages.models.vocabulary import IssuingBody
from pages.search_passages import passages_of
from search.document_types import NAMES
from search.records import SearchRecord

KIND = "page"


class PageSource:
    """Live content pages, as the catalogue has them."""

    kind = KIND

    def all_keys(self) -> Iterable[int]:
        """All pages in the catalogue."""
        return (
            CatalogueEntry.objects.order_by("pk")
            .values_list("pk", flat=True)
            .iterator()
        )

    def records(self, keys: Collection[int]) -> Mapping[int, SearchRecord]:
        """The records of those that are live; a query a table, whatever their number."""
        entries = CatalogueEntry.objects.filter(pk__in=keys).select_related(
            "document_type", "issuing_body", "unit", "access"
        )
        entries = entries.prefetch_related("fields_of_work")
        pages = Page.objects.filter(pk__in=keys, live=True).specific()
        specific: dict[int, Any] = {page.pk: page for page in pages}
        viewers = _viewers(entries)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        return {
            entry.pk: _record(
                entry,
                specific[entry.pk],
                viewers[entry.access.rule_id],
                languages[specific[entry.pk].locale_id],
            )
            for entry in entries
            if entry.pk in specific
        }

    def visible(self, viewer: access.Viewer, keys: Collection[int]) -> set[int]:
        """Those that are live and open to the person now."""
        pages = access.visible_pages(viewer).filter(pk__in=keys)
        return set(pages.values_list("pk", flat=True))

    def changing(self, after: datetime.date, until: datetime.date) -> Iterable[int]:
        """Documents that came into effect, were amended or replaced, or expired; one
        holds on its last day."""
        entries = CatalogueEntry.objects.filter(
            Q(effective_from__gt=after, effective_from__lte=until)
            | Q(partly_from__gt=after, partly_from__lte=until)
            | Q(replaced_from__gt=after, replaced_from__lte=until)
            | Q(effective_to__gte=after, effective_to__lt=until)
        )
        return entries.values_list("pk", flat=True)

    def labels(self, facet: str, values: Collection[str]) -> Mapping[str, str]:
        """Names of content types, of states of effect and of languages."""
        if facet == "type":
            models = _content_types()
            return {
                v: str(models[v]._meta.verbose_name).capitalize()
                for v in values
                if v in models
            }
        if facet == "effect":
            return {
                str(e.value): str(e.label).capitalize()
                for e in Effect
                if e.value in values
            }
        if facet == "language":
            return {v: name for v, name in settings.LANGUAGES if v in values}
        return {}

    def known(self, facet: str) -> Collection[str]:
        """Document types, and the bodies that issue."""
        if facet == "type":
            return [name for names in NAMES.values() for name in names]
        if facet == "issuer":
            return list(IssuingBody.objects.values_list("name", flat=True))
        return []


@cache
def _content_types() -> Mapping[str, type[ContentPage]]:
    """The content types by the names of their models."""
    return {
        str(model._meta.model_name): model
        for model in apps.get_models()
        if issubclass(model, ContentPage)
    }


def _viewers(entries: Iterable[CatalogueEntry]) -> dict[int, tuple[str, ...]]:
    tokens: dict[int, list[str]] = defaultdict(list)
    rules = {entry.access.rule_id for entry in entries}
    rows = AccessRuleToken.objects.filter(rule__in=rules).order_by("token")
    for rule, token in rows.values_list("rule_id", "token"):
        tokens[rule].append(token)
    return defaultdict(tuple, {rule: tuple(found) for rule, found in tokens.items()})


def _record(
    entry: CatalogueEntry, page: Any, viewers: tuple[str, ...], language: str
) -> SearchRecord:
    facets = {**dict(_facets(entry)), "language": (language,)}
    return SearchRecord(
        id=f"{KIND}:{entry.pk}",
        model=entry.kind,
        url=entry.url,
        title=entry.title,
        viewers=viewers,
        passages=tuple(passages_of(page)),
        symbol=entry.number_symbol,
        date=_date(entry),
        effect=_effect(entry),
        facets={name: values for name, values in facets.items() if values},
        labels=_labels(entry),
        keywords="\n".join(_keywords(entry, page)),
        pins=tuple(filter(None, map(str.strip, page.search_pins.splitlines()))),
        exclusions=tuple(
            filter(None, map(str.strip, page.search_exclusions.splitlines()))
        ),
    )


def _date(entry: CatalogueEntry) -> datetime.date | None:
    if entry.date:
        return first_day(entry.date)
    return timezone.localdate(entry.published_at) if entry.published_at else None


def _effect(entry: CatalogueEntry) -> str:
    """Whether a document holds today; the state changes by itself, see `changing`."""
    return str(entry.effect or "")


def _facets(entry: CatalogueEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    date = _date(entry)
    yield "type", (entry.kind,)
    yield "issuer", _name(entry.issuing_body)
    yield "document_type", _name(entry.document_type)
    yield "unit", _name(entry.unit)
    yield "year", (str(date.year),) if date else ()
    yield "field", tuple(field.name for field in entry.fields_of_work.all())
    effect = _effect(entry)
    yield "effect", (effect,) if effect else ()


def _name(thing: object | None) -> tuple[str, ...]:
    return (str(thing),) if thing else ()


def _labels(entry: CatalogueEntry) -> dict[str, tuple[str, ...]]:
    """What a typed `loại:` and `cơ quan:` match beside the values of the facets."""
    body = entry.issuing_body
    issuer = (body.abbreviation, *body.former_names.splitlines()) if body else ()
    unit = entry.unit.former_names.splitlines() if entry.unit else ()
    return {
        "type": _name(entry.document_type),
        "issuer": tuple(filter(None, issuer)),
        "unit": tuple(filter(None, unit)),
    }


def _keywords(entry: CatalogueEntry, page: Any) -> Iterator[str]:
    yield entry.summary
    yield from (tag.name for tag in page.topics.all())
    yield from _name(entry.issuing_body)
    if entry.issuing_body:
        yield entry.issuing_body.former_names
    if entry.unit:
        yield entry.unit.former_names
    for name in ("signer", "place", "authors"):
        yield getattr(page, name, "") or ""
