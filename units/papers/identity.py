"""Who writes a paper: the words of heading and signature that follow from the unit."""

from dataclasses import dataclass

from pages.models import OfficialDocumentPage
from pages.models.vocabulary import System
from units.models import Unit

Kind = Unit.Kind

# Authority and title of the signer, and the abbreviation in the symbol.
SIGNERS = {
    Kind.COMMITTEE: ("T/M ĐẢNG ỦY", "BÍ THƯ", "ĐU"),
    Kind.CELL: ("T/M CHI BỘ", "BÍ THƯ", "CB"),
    Kind.FRONT: ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", ""),
    Kind.ORGANISATION: ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", ""),
    Kind.DEPARTMENT: ("", "TRƯỞNG PHÒNG", ""),
    Kind.SCHOOL: ("", "HIỆU TRƯỞNG", ""),
    Kind.HEALTH: ("", "TRẠM TRƯỞNG", ""),
    Kind.VILLAGE: ("", "TRƯỞNG THÔN", ""),
    Kind.OTHER: ("", "THỦ TRƯỞNG ĐƠN VỊ", ""),
}
PARTY_KINDS = frozenset({Kind.COMMITTEE, Kind.CELL})
ROOM = "         "


@dataclass(frozen=True)
class Identity:
    """The unit as its papers name it."""

    system: str
    superior: str
    issuer: str
    abbreviation: str
    authority: str
    title: str
    signer: str

    def number(self, code: str) -> str:
        """Room for the number, with the symbol of a type."""
        if self.system == System.PARTY:
            return f"Số{ROOM}-{code}/{self.abbreviation}"
        return f"Số:{ROOM}/{code}-{self.abbreviation}"


def identity_of(unit: Unit) -> Identity:
    """Heading and signature of a unit, its head signing."""
    authority, title, abbreviation = SIGNERS[Kind(unit.kind)]
    head = unit.head
    return Identity(
        system=System.PARTY if unit.kind in PARTY_KINDS else System.STATE,
        superior=unit.parent.name.upper() if unit.parent else "",
        issuer=unit.name.upper(),
        abbreviation=abbreviation or unit.code,
        authority=authority,
        title=title,
        signer=head.user.full_name if head else "",
    )


def place_of(unit: Unit, document: OfficialDocumentPage) -> str:
    """Where the unit writes: the place of the document if one over it issued that."""
    over = Unit.objects.filter(pk__in=unit.ancestor_ids).values_list("name", flat=True)
    issuer = document.issuing_body.name if document.issuing_body else ""
    named = {name.casefold() for name in over}
    return document.place if issuer.casefold() in named and document.place else "…………"
