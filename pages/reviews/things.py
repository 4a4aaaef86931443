"""What other apps have that cites documents: they hand it in, so that no import points
upwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail.models import Page

from intranet.models import User


@dataclass(frozen=True)
class Thing:
    """Something of a unit, such as a plan; ``key`` tells it from all others."""

    key: str
    title: str
    url: str
    unit_id: int
    sentence: str = ""


Citing = Callable[[Page], Iterable[Thing]]
UnitOf = Callable[[User], int | None]

_citing: list[Citing] = []
_unit_of: list[UnitOf] = []


def register_things(provider: Citing) -> None:
    """``provider(document)`` gives what cites a document."""
    _citing.append(provider)


def register_unit_of(provider: UnitOf) -> None:
    """``provider(person)`` gives the id of the unit that takes over when they leave."""
    _unit_of.append(provider)


def citing(document: Page) -> list[Thing]:
    """All that other apps have."""
    return [thing for provider in _citing for thing in provider(document)]


def unit_of(person: User | None) -> int | None:
    """The unit of a person, as the first provider that knows one says."""
    found = (provider(person) for provider in _unit_of) if person else ()
    return next((unit for unit in found if unit), None)
