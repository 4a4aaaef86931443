"""The type of a document by its title or its symbol.

Nghị định 30/2020/NĐ-CP, Điều 7; Quy định 399-QĐ/TW. Official letters and telegrams
of the State have codes here (CV, CĐ), though a letter shows none in its symbol.
"""

import re
from functools import cache

from search.document_types import NAMES, code_of

from .folding import capitals, fold, similar

LETTER, TELEGRAM, CONSOLIDATED = "CV", "CĐ", "VBHN"

# Titles that the Party and the State write alike under different codes, and old ones.
_TITLES = {"quy định": "QyĐ", "hiến pháp": "LUẬT", "nghị quyết liên tịch": "NQ"}
_ASSEMBLY = {"UBTVQH": "NQ", "QH": "LUẬT"}


def codes() -> tuple[str, ...]:
    """All codes of types."""
    return tuple(NAMES)


@cache
def _by_title() -> tuple[tuple[str, str], ...]:
    """Folded names with their codes, the longest first."""
    titles = {name: code for code, names in NAMES.items() for name in names} | _TITLES
    return tuple(
        (fold(name), titles[name]) for name in sorted(titles, key=len, reverse=True)
    )


def type_of_title(text: str) -> tuple[str, int] | None:
    """The type that a line of capitals opens with, and where its name ends."""
    folded = fold(text)
    for name, code in _by_title():
        found = re.match(name.replace(" ", r"\s+") + r"(?!\w)", folded)
        if not found or capitals(text[: found.end()]) <= 0.8:
            continue
        if _misread_letters(text[: found.end()], name) <= 1:
            return code, found.end()
    return None


def _misread_letters(written: str, folded_name: str) -> int:
    """How many letters are marked otherwise: `PHƯỜNG AN` is no `PHƯƠNG ÁN`."""
    letters = "".join(written.lower().split())
    names = ["".join(name.split()) for name in _names_of(folded_name)]
    return min(
        sum(one != other for one, other in zip(letters, name, strict=False))
        for name in names
    )


@cache
def _names_of(folded_name: str) -> tuple[str, ...]:
    names = [name for names in NAMES.values() for name in names]
    return tuple(name for name in (*names, *_TITLES) if fold(name) == folded_name)


def type_of_misread_title(text: str) -> str | None:
    """The type of a line that is nothing but a type's name with letters misread."""
    folded = re.sub(r"[^a-z ]", "", fold(text)).strip()
    if not 6 <= len(folded) <= 22 or capitals(text) < 0.8:
        return None
    score, code = max((similar(folded, name), code) for name, code in _by_title())
    return code if score >= 0.86 else None


def type_of_symbol(symbol: str) -> str | None:
    """`KH-UBND` is a plan, `CV/ĐU` a letter; `BGDĐT-TĐKT` says nothing of a type."""
    head = re.split(r"[-/]", symbol)[0]
    assembly = re.fullmatch(r"(QH|UBTVQH)[\dIVX]+", head)
    if assembly:
        return _ASSEMBLY[assembly[1]]
    code = code_of(head)
    return code if code and code.upper() == head.upper() else None
