"""Units, their people and their private sections."""

from units.models.organisation import Membership, Unit
from units.models.section import UnitFile, UnitNote, UnitPage, UnitsIndexPage

__all__ = ["Membership", "Unit", "UnitFile", "UnitNote", "UnitPage", "UnitsIndexPage"]
