"""Form rules as data with their days of validity, for headings and signatures.

Party: Hướng dẫn 36-HD/VPTW (2018), Hướng dẫn 05-HD/VPTW (27.5.2026). State: Thông tư
01/2011/TT-BNV, Nghị định 30/2020/NĐ-CP. The state codification and the official
gazette print texts with a heading of their own.
"""

import datetime
from dataclasses import dataclass

STATE, PARTY, CODIFICATION, GAZETTE = "state", "party", "codification", "gazette"


@dataclass(frozen=True, slots=True)
class Layout:
    """How one rule has documents written, while it is in force."""

    key: str
    family: str
    name: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    mottoes: tuple[str, ...]
    """Folded lines of the right column that name the State or the Party."""
    number_separator: str
    """What stands between the number and the symbol."""
    authority_prefixes: tuple[str, ...]
    """What a signature for or on behalf of someone opens with."""


_STATE_MOTTOES = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc",
)
_PARTY_MOTTOES = ("dang cong san viet nam",)
_DAY = datetime.date

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "state-2011", STATE, "Thông tư 01/2011/TT-BNV",
        _DAY(1945, 9, 2), _DAY(2020, 3, 4),
        _STATE_MOTTOES, "/", ("TM.", "KT.", "TL.", "TUQ.", "Q."),
    ),
    Layout(
        "state-2020", STATE, "Nghị định 30/2020/NĐ-CP",
        _DAY(2020, 3, 5), None,
        _STATE_MOTTOES, "/", ("TM.", "KT.", "TL.", "TUQ.", "Q."),
    ),
    Layout(
        "party-2018", PARTY, "Hướng dẫn 36-HD/VPTW",
        _DAY(1930, 2, 3), _DAY(2026, 5, 26),
        _PARTY_MOTTOES, "-", ("T/M", "K/T", "T/L"),
    ),
    Layout(
        "party-2026", PARTY, "Hướng dẫn 05-HD/VPTW",
        _DAY(2026, 5, 27), None,
        _PARTY_MOTTOES, "-", ("T/M", "K/T", "T/L"),
    ),
)  # fmt: skip

MOTTOES: tuple[tuple[str, str], ...] = tuple(
    dict.fromkeys((motto, rule.family) for rule in LAYOUTS for motto in rule.mottoes)
)


AUTHORITY_PREFIXES: tuple[str, ...] = tuple(
    dict.fromkeys(prefix for rule in LAYOUTS for prefix in rule.authority_prefixes)
)


def family_of(separator: str | None) -> str | None:
    """Whose document it is, by what stands before its symbol: `05-NQ/ĐU`, `15/QĐ-UBND`."""
    for rule in LAYOUTS:
        if rule.number_separator == separator:
            return rule.family
    return None


def layout_for(family: str, date: str | None) -> Layout | None:
    """The rule of `family` in force on a full or partial ISO date, else its newest."""
    rules = [rule for rule in LAYOUTS if rule.family == family]
    if not rules:
        return None
    if date:
        day = datetime.date.fromisoformat((date + "-01-01")[:10])
        for rule in rules:
            if rule.valid_from <= day and (not rule.valid_to or day <= rule.valid_to):
                return rule
    return rules[-1]
