"""What units keep for themselves as search records: the section of each, its files and
its notes, found by who may open the section."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from intranet import access
from pages.models.readable import ReadableFile
from search import sources
from search.records import Passage, PassageKind, SearchRecord
from units.models import Unit, UnitFile, UnitNote
from units.permissions import can_read
from units.tokens import tokens_of_unit

PDF = "application/pdf"


class UnitRowSource:
    """Rows that belong to a unit with a section."""

    kind = ""
    rows: QuerySet[Any]
    heavy: tuple[str, ...] = ()
    """Columns that only a record needs."""

    def all_keys(self) -> Iterable[int]:
        """All that can be found now."""
        keys = self.rows.order_by("pk").prefetch_related(None)
        return keys.values_list("pk", flat=True).iterator()

    def records(self, keys: Collection[int]) -> Mapping[int, SearchRecord]:
        """Records of those that are there."""
        return {row.pk: self.record(row) for row in self.rows.filter(pk__in=keys)}

    def record(self, row: Any) -> SearchRecord:
        """What is found of a row."""
        raise NotImplementedError

    def visible(self, viewer: access.Viewer, keys: Collection[int]) -> set[int]:
        """Those whose unit's section the person may open now."""
        return {
            row.pk for row in self.visible_rows(keys) if can_read(viewer, unit_of(row))
        }

    def visible_rows(self, keys: Collection[int]) -> QuerySet[Any]:
        """The rows that are asked about, with their units."""
        return self.rows.filter(pk__in=keys).defer(*self.heavy)

    def changing(self, _after: datetime.date, _until: datetime.date) -> Iterable[int]:
        """None: who succeeds a closed unit is asked for at each search."""
        return ()

    def labels(self, facet: str, values: Collection[str]) -> Mapping[str, str]:
        """What such a record is called."""
        name = self.rows.model._meta.model_name
        if facet != "type" or name not in values:
            return {}
        return {name: str(self.rows.model._meta.verbose_name).capitalize()}

    def known(self, _facet: str) -> Collection[str]:
        """No list of values is kept."""
        return ()

    def common(self, row: Any, when: datetime.datetime | None = None) -> dict[str, Any]:
        """What every record of a unit has."""
        unit = unit_of(row)
        former = tuple(filter(None, unit.former_names.splitlines()))
        facets = {"type": (row._meta.model_name,), "unit": (unit.name,)}
        if when:
            facets["year"] = (str(timezone.localdate(when).year),)
        return {
            "id": sources.record_id(self.kind, row.pk),
            "model": row._meta.model_name,
            "viewers": tuple(sorted(tokens_of_unit(unit))),
            "facets": facets,
            "labels": {"unit": former} if former else {},
        }


class UnitSource(UnitRowSource):
    """Units by their names, the former ones too."""

    kind = "unit"
    rows = Unit.objects.filter(page__live=True).select_related("page")

    def record(self, row: Unit) -> SearchRecord:
        """The section of a unit."""
        text = "\n".join(filter(None, [row.page.introduction, row.former_names]))
        return SearchRecord(
            title=row.name,
            url=address(row),
            passages=(Passage(text),) if text else (),
            **self.common(row),
        )

    def known(self, facet: str) -> Collection[str]:
        """What units are called, and were."""
        if facet != "unit":
            return []
        names = Unit.objects.values_list("name", "former_names")
        return [name for both in names for name in "\n".join(both).splitlines() if name]


class UnitFileSource(UnitRowSource):
    """Files by their names, by what they are said to be and by their text."""

    kind = "unitfile"
    heavy = ("page_texts",)
    rows = (
        UnitFile.objects.kept()
        .filter(unit__page__live=True)
        .select_related("unit__page")
    )

    def record(self, row: UnitFile) -> SearchRecord:
        """A file; a PDF opens at the page that has the words."""
        note = [Passage(row.note)] if row.note else []
        shown_at = "#page=" if row.media_type == PDF else ""
        return SearchRecord(
            title=row.name,
            url=f"{address(row.unit)}tep/{row.pk}/",
            date=timezone.localdate(row.added_at),
            passages=(*note, *pages_of(row, shown_at)),
            **self.common(row, row.added_at),
        )


class UnitNoteSource(UnitRowSource):
    """Notes by their words."""

    kind = "unitnote"
    heavy = ("text",)
    rows = (
        UnitNote.objects.kept()
        .filter(unit__page__live=True)
        .select_related("unit__page")
    )

    def record(self, row: UnitNote) -> SearchRecord:
        """A note as it is now."""
        return SearchRecord(
            title=row.title,
            url=f"{address(row.unit)}ghi-chu/{row.pk}/",
            date=timezone.localdate(row.changed_at),
            passages=(Passage(row.text),),
            **self.common(row, row.changed_at),
        )


def pages_of(file: ReadableFile, anchor: str) -> Iterator[Passage]:
    """The pages of a file with their number; ``anchor`` ends with ``=`` where it takes
    the number."""
    for number, text in enumerate(file.page_texts, 1):
        if text.strip():
            place = f"{anchor}{number}" if anchor.endswith("=") else anchor
            label = f"{file}, trang {number}"
            yield Passage(text, place, label, PassageKind.ATTACHMENT)


def unit_of(row: Any) -> Unit:
    """The unit that a row belongs to, or is."""
    return row if isinstance(row, Unit) else row.unit


def address(unit: Unit) -> str:
    """Where the section of a unit is, for a site at the root of one tree."""
    return "/" + "/".join(unit.page.url_path.split("/")[2:])
