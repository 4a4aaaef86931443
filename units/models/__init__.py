"""Units, their people and their private sections."""

from units.models.organisation import Membership, Unit
from units.models.roster import RosterImport
from units.models.section import (
    UnitFile,
    UnitNote,
    UnitNoteVersion,
    UnitPage,
    UnitsIndexPage,
)

__all__ = [
    "Membership",
    "RosterImport",
    "Unit",
    "UnitFile",
    "UnitNote",
    "UnitNoteVersion",
    "UnitPage",
    "UnitsIndexPage",
]
