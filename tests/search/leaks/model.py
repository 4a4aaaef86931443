"""A plain model of who may see what: no database, no tokens, no query."""

from dataclasses import dataclass, field
from typing import Any

# Syllables that occur nowhere else and are no misspelling of each other.
MARKERS = [
    a + b
    for a in ("bran", "clor", "dref", "gwim", "plun", "stov")
    for b in ("ap", "ek", "il", "ot", "um", "ir")
]


@dataclass(eq=False)
class Unit:
    """A unit, its superior, and what became of it."""

    row: Any
    author: Any
    parent: "Unit | None" = None
    successor: "Unit | None" = None
    closed: bool = False

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def line(self) -> list["Unit"]:
        """The unit and all above it."""
        return [self, *(self.parent.line if self.parent else [])]

    @property
    def heirs(self) -> list["Unit"]:
        """Who took over from the closed unit, one after the other."""
        found: list[Unit] = []
        heir = self.successor if self.closed else None
        while heir and heir not in found:
            found.append(heir)
            heir = heir.successor if heir.closed else None
        return found


@dataclass(eq=False)
class Reader:
    """A person with what they belong to."""

    user: Any
    client: Any
    units: set[Unit] = field(default_factory=set)
    supervises: set[Unit] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)
    reviews: bool = False

    def gets_into(self, unit: Unit) -> bool:
        """Members, who supervises it or one above it, its heirs, the reviewer."""
        return (
            self.reviews
            or unit in self.units
            or bool(self.supervises & set(unit.line))
            or bool(self.units & set(unit.heirs))
        )


@dataclass(eq=False)
class Thing:
    """Anything that can be found: a page, a note, a file, what was handed in."""

    kind: str
    pk: int
    marker: str
    unit: Unit | None = None
    groups: set[int] | None = None
    live: bool = True
    attached: str = ""
    """What stands in a file of the page, in the one collection of such files."""

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.pk}"

    @property
    def type(self) -> str:
        if self.kind == "page":
            return "officialdocumentpage" if self.attached else "articlepage"
        return self.kind


@dataclass
class Site:
    """The whole of it."""

    units: list[Unit] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    store_for: int | None = None
    """The group that the collection of attachments is for, if it is."""

    def sees(self, reader: Reader, thing: Thing) -> bool:
        """The model's own answer."""
        if not thing.live:
            return False
        if thing.groups is not None and not thing.groups & reader.groups:
            return False
        return thing.unit is None or reader.gets_into(thing.unit)

    def visible(self, reader: Reader) -> list[Thing]:
        """All that a reader may be told of."""
        return [thing for thing in self.things if self.sees(reader, thing)]

    def hidden_words(self, reader: Reader) -> set[str]:
        """The words that nothing shown to the reader may hold."""
        told = self.visible(reader)
        words = {thing.marker for thing in told}
        if self.store_for is None or self.store_for in reader.groups:
            words |= {thing.attached for thing in told}
        used = {
            word for thing in self.things for word in (thing.marker, thing.attached)
        }
        return used - words - {""}
