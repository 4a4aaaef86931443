"""The heading of the state codification: type and number, subject, (issuer, date)."""

import re
from dataclasses import dataclass

from .dates import find_date
from .folding import capitals, fold
from .numbers import Numbered, find_number
from .pieces import Piece
from .types import type_of_title

_ISSUED = re.compile(r"^\((?P<body>[^()]+),\s*ngay\s*[\d/]+\)$")


@dataclass(frozen=True)
class Codified:
    """What such a heading says."""

    document_type: str
    numbered: Numbered | None
    title: Piece
    subject: list[Piece]
    body: str
    date: str | None
    issued: Piece
    end: int


def read_codified(pieces: list[Piece]) -> Codified | None:
    """None where the text opens in any other way."""
    for at, piece in enumerate(pieces[:8]):
        issued = _ISSUED.match(piece.folded)
        if not issued or at < 1:
            continue
        title = pieces[0]
        kind = type_of_title(title.text)
        if not kind or capitals(title.text[: kind[1]]) < 1:
            return None
        body = piece.text[slice(*issued.span("body"))].strip()
        date = find_date(piece.text)
        return Codified(
            kind[0], find_number(title.text), title, pieces[1:at], body,
            date[0] if date else None, piece, at + 1,
        )  # fmt: skip
    return None


_ISSUERS = (
    (r"CP$", "chinh phu"),
    (r"TTg$", "thu tuong"),
    (r"^QH\d|/QH\d", "quoc hoi"),
    (r"UBTVQH", "uy ban thuong vu quoc hoi"),
    (r"BCA$", "bo cong an"),
    (r"BQP$", "bo quoc phong"),
    (r"BNV$", "bo noi vu"),
    (r"BTC$", "bo tai chinh"),
    (r"BTP$", "bo tu phap"),
)


def contradicts(symbol: str | None, body: str | None) -> bool:
    """The symbol belongs to another body than the one named as issuer."""
    if not symbol or not body or symbol.startswith("TTLT"):
        return False
    return any(
        re.search(pattern, symbol) and issuer not in fold(body)
        for pattern, issuer in _ISSUERS
    )
