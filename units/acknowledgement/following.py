"""Where acknowledgement stands: units with their people, for who may follow it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from intranet.models import User
from units.acknowledgement.audience import audience
from units.acknowledgement.texts import Text
from units.models import Opening, ReadMark, Reminder, Study, Unit


@dataclass(frozen=True)
class PersonState:
    """A person who is asked to read; in the order of the unit's list, never ranked."""

    person: User
    read: ReadMark | None
    opened: Opening | None


@dataclass(frozen=True)
class UnitState:
    """A unit that is asked, what it reported, and its people."""

    unit: Unit
    study: Study | None
    people: list[PersonState]
    reminder: Reminder | None = None

    @property
    def read(self) -> int:
        """How many confirmed having read it."""
        return sum(person.read is not None for person in self.people)

    def owes(self, text: Text) -> bool:
        """Whether the unit, or one of its people, has still to acknowledge it."""
        if text.ask_units and self.study is None:
            return True
        return text.ask_persons and self.read < len(self.people)


@dataclass(frozen=True)
class Count:
    """So many of so many."""

    done: int
    asked: int


@dataclass(frozen=True)
class Followed:
    """A text with how far it has come among some units."""

    text: Text
    units: Count
    persons: Count


def overview(texts: Sequence[Text], units: QuerySet[Unit]) -> list[Followed]:
    """How far each text has come among these units, in a handful of queries."""
    known = set(units.values_list("pk", flat=True))
    asked = audience(texts)
    pages = [text.pk for text in texts]
    studied: dict[int, set[int]] = defaultdict(set)
    for page, unit in Study.objects.filter(page__in=pages).values_list(
        "page_id", "unit_id"
    ):
        studied[page].add(unit)
    read: dict[int, set[int]] = defaultdict(set)
    for page, person in ReadMark.objects.filter(page__in=pages).values_list(
        "page_id", "person_id"
    ):
        read[page].add(person)
    found = []
    for text in texts:
        mine = {unit: who for unit, who in asked[text.pk].items() if unit in known}
        people = {person for who in mine.values() for person in who}
        if mine:
            of_units = Count(len(studied[text.pk] & mine.keys()), len(mine))
            of_persons = Count(len(read[text.pk] & people), len(people))
            found.append(Followed(text, of_units, of_persons))
    return found


def states(text: Text, units: QuerySet[Unit]) -> list[UnitState]:
    """Each of these units that is asked, in the order of the tree."""
    asked = audience([text])[text.pk]
    people = {person for who in asked.values() for person in who}
    persons = User.objects.in_bulk(people)
    read = {mark.person_id: mark for mark in ReadMark.objects.filter(page=text.pk)}
    opened = {row.person_id: row for row in Opening.objects.filter(page=text.pk)}
    studies = Study.objects.filter(page=text.pk).select_related("by")
    by_unit = {study.unit_id: study for study in studies}
    today = reminded_today(text)
    return [
        UnitState(
            unit,
            by_unit.get(unit.pk),
            [
                PersonState(persons[pk], read.get(pk), opened.get(pk))
                for pk in asked[unit.pk]
            ],
            today.get(unit.pk),
        )
        for unit in units.filter(pk__in=asked).order_by("tree_path")
    ]


def reminded_today(text: Text) -> dict[int, Reminder]:
    """The reminders of today about a text, by unit."""
    rows = Reminder.objects.filter(page=text.pk, day=timezone.localdate())
    return {row.unit_id: row for row in rows if row.unit_id}
