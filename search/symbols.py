"""Numbers and symbols of official documents in running text, Party and State.

Form of the State: Nghị định 30/2020/NĐ-CP, Điều 8 and annex I (``Số: 15/QĐ-UBND``,
``30/2020/NĐ-CP``); of the Party: Hướng dẫn 05-HD/VPTW (``Số 05-NQ/ĐU``). Strict, since a
false symbol in a text becomes a false citation; what readers type is read by
``search.symbol_queries``, which this module offers too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.document_types import code_of, fold
from search.offsets import compose
from search.symbol_queries import SymbolQuery, query_terms, read_query
from search.symbol_terms import symbol_terms

__all__ = [
    "Symbol",
    "SymbolQuery",
    "find_symbols",
    "query_terms",
    "read_query",
    "symbol_terms",
]

_PART = (
    r"(?:[A-ZĐÐƯ](?:[A-Za-zĐÐđƯư&]|\.(?=Ư)){0,24}\d{0,3}(?:\.[A-ZĐ]{2,5}(?!\w))?|0\d\d)"
)
_DASH = r"[/\-–—]"
_JOINT = rf"{_DASH}\s{{0,2}}"
_SYMBOL = rf"(?P<symbol>{_PART}(?:[ \xa0]?{_JOINT}{_PART}(?:{_JOINT}{_PART})*)?)(?!\w)"
_GAP = rf"(?P<gap>[ \t\xa0]{{0,10}}{_DASH}\s{{0,3}})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBERED = re.compile(
    rf"(?<![\w/.,\-–])(?P<number>\d{{1,5}}[a-zđ]?)(?:\s?/\s?{_YEAR})?{_GAP}?{_SYMBOL}"
)
_UNNUMBERED = re.compile(
    rf"\b[Ss]ố[\s:.…_*]*(?P<whole>(?:/\s?{_YEAR}\s?)?{_GAP}{_SYMBOL})"
)
_TERM_OF_ASSEMBLY = re.compile(r"(?:UBTV)?QH[0-9IVX]+")
_ISSUER_ALONE = ("CP", "TTg", "HĐBT", "HĐCP", "CTN")
_PARTY_ISSUER = re.compile(r"(?:\w*TW|TƯ|T\.Ư|\w*TU|\w*ĐU|\w*ĐUK|HU|QU|BCĐ\w*)")


@dataclass(frozen=True)
class Symbol:
    """One number and symbol, and where it stands in the text it was read from."""

    number: str | None
    year: str | None
    symbol: str
    document_type: str | None
    start: int
    end: int
    text: str
    separator: str = "/"

    @property
    def full_number(self) -> str | None:
        """The number as documents are registered: with its year if it has one."""
        if self.number and self.year:
            return f"{self.number}/{self.year}"
        return self.number or (f"/{self.year}" if self.year else None)

    @property
    def label(self) -> str:
        """The usual writing, whatever spaces the text has: ``59/2023/NĐ-CP``."""
        number = self.full_number
        return f"{number}{self.separator}{self.symbol}" if number else self.symbol

    @property
    def terms(self) -> list[str]:
        """The tokens that this symbol is indexed by."""
        return symbol_terms(
            self.number, self.symbol, year=self.year, document_type=self.document_type
        )


def find_symbols(text: str) -> list[Symbol]:
    """All symbols in the order of the text; offsets are those of ``text`` as given."""
    composed, origin = compose(text)
    found = list(_find_unnumbered(composed)) + list(_find_numbered(composed))
    found.sort(key=lambda item: item.start)
    return [_place(item, text, origin) for item in found]


def _find_numbered(text: str) -> Iterator[Symbol]:
    for match in _NUMBERED.finditer(text):
        parts = _parts(match["symbol"])
        glued = match["gap"] is None
        if glued and not (match["year"] and len(parts) > 1):
            continue
        if _is_symbol(parts, year=match["year"]):
            separator = "/" if match["year"] or "/" in (match["gap"] or "/") else "-"
            yield _symbol(match, match.start(), separator)


def _find_unnumbered(text: str) -> Iterator[Symbol]:
    for match in _UNNUMBERED.finditer(text):
        if _is_symbol(_parts(match["symbol"]), year=match["year"]):
            yield _symbol(match, match.start("whole"), "/")


def _symbol(match: re.Match[str], start: int, separator: str) -> Symbol:
    groups = match.groupdict()
    written = re.sub(r"\s+", "", match["symbol"]).replace("Ð", "Đ")
    symbol = re.sub(r"[–—]", "-", written)
    return Symbol(
        number=groups.get("number"),
        year=match["year"],
        symbol=symbol,
        document_type=_type_of(_parts(symbol), year=match["year"]),
        start=start,
        end=match.end("symbol"),
        text="",
        separator=separator,
    )


def _parts(symbol: str) -> list[str]:
    return re.split(rf"\s*{_DASH}\s*", symbol)


def _is_acronym(part: str) -> bool:
    return sum(char.isupper() for char in part) >= 2


def _is_symbol(parts: list[str], *, year: str | None) -> bool:
    head = parts[0]
    if len(parts) == 1:
        if _TERM_OF_ASSEMBLY.fullmatch(head):
            return year is not None
        return head in _ISSUER_ALONE
    if _is_presidential(parts):
        return True
    if _is_code(head) or _PARTY_ISSUER.fullmatch(parts[-1]):
        return _is_acronym(head)
    return all(_is_acronym(part) for part in parts[:2])


def _is_code(part: str) -> bool:
    """Whether a part is a type's code, written as codes are (``TTr``, not ``Ttr``)."""
    code = code_of(part)
    return code is not None and (
        part.isupper() or (fold(code) == fold(part) and part[0].isupper())
    )


def _is_presidential(parts: list[str]) -> bool:
    """A lệnh of the President of the State, whose code is one letter: ``L-CTN``."""
    return parts[:2] == ["L", "CTN"]


def _type_of(parts: list[str], *, year: str | None) -> str | None:
    if _is_presidential(parts):
        return "LCT"
    if _is_code(parts[0]):
        return code_of(parts[0])
    is_letter = not year and len(parts) > 1 and not _PARTY_ISSUER.fullmatch(parts[-1])
    return "CV" if is_letter else None


def _place(item: Symbol, text: str, origin: list[int] | None) -> Symbol:
    start = origin[item.start] if origin else item.start
    end = origin[item.end] if origin else item.end
    values = {**vars(item), "start": start, "end": end, "text": text[start:end]}
    return Symbol(**values)
