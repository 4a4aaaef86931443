"""Layouts of official papers, each valid from a day, so a new norm is a new line here.

Party: Hướng dẫn 36-HD/VPTW (2018), replaced by 05-HD/VPTW of 2026-05-27; State: Nghị định
30/2020/NĐ-CP, annex I. The words belong to the paper: Vietnamese in every language.
"""

import datetime
from dataclasses import dataclass, replace

from pages.models.vocabulary import System
from pages.paper import PARTY_FORM, STATE_FORM, PaperForm


@dataclass(frozen=True)
class Layout:
    """Measures in millimetres, sizes in points."""

    code: str
    system: str
    since: datetime.date
    norm: str
    form: PaperForm
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    size: float = 14
    indent: float = 12.7
    title_size: float = 14
    star: str = ""
    under_title: str = ""
    italic_basis: bool = False
    before_basis: str = ""
    after_basis: str = ""
    end_of_text: str = "."


STATE_2020 = Layout(
    code="state-2020",
    system=System.STATE,
    since=datetime.date(2020, 3, 5),
    norm="Nghị định 30/2020/NĐ-CP",
    form=STATE_FORM,
    italic_basis=True,
    after_basis=";",
    end_of_text="./.",
)
PARTY_2018 = Layout(
    code="party-2018",
    system=System.PARTY,
    since=datetime.date(2018, 4, 3),
    norm="Hướng dẫn 36-HD/VPTW",
    form=PARTY_FORM,
    title_size=16,
    star="*",
    under_title="-----",
    before_basis="- ",
    after_basis=";",
)
PARTY_2026 = replace(
    PARTY_2018,
    code="party-2026",
    since=datetime.date(2026, 5, 27),
    norm="Hướng dẫn 05-HD/VPTW",
)
LAYOUTS = (STATE_2020, PARTY_2018, PARTY_2026)


def layout_on(system: str, day: datetime.date) -> Layout:
    """The layout of a system on a day; before the oldest known one, the oldest. The
    Front and mass organisations write in the State's."""
    kept = System.PARTY if system == System.PARTY else System.STATE
    dated = sorted(
        (layout for layout in LAYOUTS if layout.system == kept),
        key=lambda layout: layout.since,
    )
    begun = [layout for layout in dated if layout.since <= day]
    return begun[-1] if begun else dated[0]
