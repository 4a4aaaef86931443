"""The relations of a document as one reader may see them, and what follows for its
effect on a day."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from wagtail.models import Page

from intranet import access
from pages.effect import Effect, Life
from pages.models.catalogue import CatalogueEntry
from pages.models.relation import Relation, entry_of
from pages.relations.effects import life_from, touch_of
from pages.relations.kinds import RelationKind

# Of these readers are told at the head of the page, beside what touches the effect.
WORTH_SAYING = frozenset({RelationKind.CORRECTS, RelationKind.CONSOLIDATES})


@dataclass(frozen=True)
class Tie:
    """A relation seen from one of its ends; ``entry`` is empty where the other document
    is not held here, or not for this reader."""

    relation: Relation
    kind: RelationKind
    outgoing: bool
    entry: CatalogueEntry | None
    day: datetime.date | None

    @property
    def phrase(self) -> str | Promise:
        """What this document is to the other one."""
        return self.kind.label if self.outgoing else self.kind.from_the_other_end

    @property
    def name(self) -> str:
        """The other document, else the words with which it is cited."""
        return self.entry.short_name if self.entry else self.relation.text

    @property
    def address(self) -> str:
        """Where the other document says it, or what of it is meant."""
        if self.entry is None:
            return ""
        anchors = self.relation.target_anchors
        anchor = (
            (anchors[0] if anchors else "")
            if self.outgoing
            else (self.relation.source_anchor)
        )
        return f"{self.entry.url}#{anchor}" if anchor else self.entry.url

    @property
    def places(self) -> str:
        """The clauses that are meant, as the law is cited."""
        return self.relation.places

    @property
    def is_confirmed(self) -> bool:
        """Whether an editor has said so; else the text was read by machine."""
        return self.relation.state == Relation.State.CONFIRMED


@dataclass(frozen=True)
class Standing:
    """Whether a document holds on a day, and what a reader must know of it."""

    day: datetime.date
    is_today: bool
    effect: Effect
    life: Life
    last_day: datetime.date | None
    ties: tuple[Tie, ...]

    @property
    def reasons(self) -> list[Tie]:
        """What has been done to the document by this day, the latest first."""
        done = [tie for tie in self._incoming() if tie.day and tie.day <= self.day]
        return sorted(done, key=lambda tie: tie.day or self.day, reverse=True)

    @property
    def to_come(self) -> list[Tie]:
        """What will be done to it, the nearest first."""
        later = [tie for tie in self._incoming() if tie.day and tie.day > self.day]
        return sorted(later, key=lambda tie: tie.day or self.day)

    def _incoming(self) -> Iterator[Tie]:
        for tie in self.ties:
            touches = touch_of(tie.relation) or tie.kind in WORTH_SAYING
            if not tie.outgoing and touches:
                yield tie


def standing(
    page: Page, user: access.Viewer, day: datetime.date | None = None
) -> Standing:
    """Read in one query. The state counts documents that the reader may not see; only
    those that they may see are named."""
    rows = list(Relation.objects.around(page, user))
    received = [row for row in rows if row.target_id == page.pk]
    life = life_from(page.effective_from, page.effective_to, received)
    today = timezone.localdate()
    ties = tuple(_ties(page, rows))
    return Standing(
        day=day or today,
        is_today=day is None or day == today,
        effect=life.on(day or today),
        life=life,
        last_day=_last_day(page, life, ties),
        ties=ties,
    )


def _ties(page: Page, rows: list[Relation]) -> Iterator[Tie]:
    for row in rows:
        kind = RelationKind(row.kind)
        if row.source_id == page.pk:
            entry = entry_of(row.target) if row.target_seen else None
            if entry or row.text:
                yield Tie(row, kind, True, entry, row.day)
        elif row.source_seen:
            yield Tie(row, kind, False, entry_of(row.source), row.day)


def _last_day(page: Page, life: Life, ties: tuple[Tie, ...]) -> datetime.date | None:
    """The last day in force, where it does not tell of a document kept from the
    reader."""
    known = life_from(
        page.effective_from,
        page.effective_to,
        [tie.relation for tie in ties if not tie.outgoing],
    )
    return life.ends if known.ends == life.ends else None
