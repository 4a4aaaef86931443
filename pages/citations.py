"""Documents that a text cites, with type, number, date, issuer and clause.

Pure: finds what stands in the text. ``pages.citation_resolution`` finds out which document
of ours is meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pages.citation_dates import date_after
from pages.citation_issuers import issuer_after
from pages.clauses import Clause, clauses_before
from pages.law_names import NamedLaw, find_named_laws
from search.document_types import NAMES, codes_by_name, fold
from search.offsets import compose, fold_letters
from search.symbols import Symbol, find_symbols

_TYPE_NAMES = sorted(
    {name for names in NAMES.values() for name in names}, key=len, reverse=True
)
_TYPE = "|".join(
    r"\s+".join(map(re.escape, fold(name).split())) for name in _TYPE_NAMES
)
_TYPE_BEFORE = re.compile(
    rf"(?<!\w)(?P<type>{_TYPE}|van\s+ban|nd|qd|tt|ct|nq|kl|hd|kh|cv)"
    r"(?:\s+(?:hanh\s+dong|lien\s+(?:nganh|tich)|phoi\s+hop|chuyen\s+de))?"
    r"(?P<gap>[\s:.]*(?:so)?[\s:.]*\[?\s*)\Z"
)
_NUMBER_WORD = re.compile(r"(?<!\w)[Ss]ố[\s:.…_*]*\[?\s*\Z")
_BETWEEN_NAME_AND_NUMBER = re.compile(r"\s*,?\s*số\s*:?\s*\[?\s*")
_REST_OF_NAME = re.compile(
    r"(?P<rest>,?(?:[^.;:()\[\]“”\"\n]|\n(?!\s*\n)){1,160}?)\s+số\s+(?=\d+/\d{4}/(?:QH|PL))"
)
_ANOTHER_TEXT = re.compile(
    r"luat|phap lenh|nghi (?:dinh|quyet)|thong tu|quyet dinh|can cu|duoc|sua doi|het hieu luc"
)
# The Party's quy định carries the code of a quyết định in its symbol.
_TOLD_BY_NAME = {"quy dinh": "QyĐ"}
_REACH = 80


@dataclass(frozen=True)
class Citation:
    """One citation; ``text`` runs from the type's name to the date, as written.

    ``reach_start`` and ``reach_end`` take in the clause before it and the issuer after it.
    """

    text: str
    start: int
    end: int
    document_type: str | None
    type_name: str | None
    number: str | None
    symbol: str | None
    label: str
    date: str | None
    issuer: str | None
    name: str | None
    clauses: tuple[Clause, ...]
    clause_text: str | None
    reach_start: int
    reach_end: int

    @property
    def anchors(self) -> tuple[str, ...]:
        """Where on the page of the cited document the clauses stand."""
        return tuple(clause.anchor for clause in self.clauses)


@dataclass(frozen=True)
class _Found:
    """A citation before its surroundings are read."""

    start: int
    end: int
    document_type: str | None
    type_name: str | None
    symbol: Symbol | None = None
    name: str | None = None


def find_citations(text: str, *, law_names: Iterable[str] = ()) -> list[Citation]:
    """All citations in the order of the text; offsets are those of ``text`` as given.

    ``law_names``: titles of laws held here, to be known beside those that are shipped.
    The number in a document's own heading is no citation.
    """
    composed, origin = compose(text)
    folded = fold_letters(composed)
    laws = find_named_laws(composed, folded, names=law_names)
    symbols = find_symbols(composed)
    named = list(_laws_with_numbers(composed, laws, symbols))
    taken = {item.symbol.start for item in named if item.symbol}
    numbered = _numbered(composed, folded, [s for s in symbols if s.start not in taken])
    found = sorted([*named, *numbered], key=lambda item: (item.start, -item.end))
    citations = (_complete(composed, folded, item) for item in _apart(found))
    return [_place(item, origin) for item in citations if not _is_principle(item)]


def _laws_with_numbers(
    text: str, laws: list[NamedLaw], symbols: list[Symbol]
) -> Iterator[_Found]:
    by_start = {symbol.start: symbol for symbol in symbols}
    for law in laws:
        if not law.amended:
            yield _named(text, law, by_start)
            continue
        inner = [_named(text, item, by_start) for item in law.amended]
        numbers = [item for item in inner if item.symbol]
        enacts = text[: law.start].rstrip().endswith("ban hành")
        if len(numbers) > 1 or (numbers and (enacts or numbers[0] is not inner[-1])):
            yield from inner
        else:
            yield _named(text, law, by_start)


def _named(text: str, law: NamedLaw, by_start: dict[int, Symbol]) -> _Found:
    gap = _BETWEEN_NAME_AND_NUMBER.match(text, law.end)
    symbol = by_start.get(gap.end()) if gap else None
    name = law.name
    rest = None if symbol else _REST_OF_NAME.match(text, law.end)
    if rest and not _ANOTHER_TEXT.search(" ".join(fold(rest["rest"]).split())):
        symbol = by_start.get(rest.end())
        name = " ".join(text[law.start : rest.end("rest")].split())
    end = symbol.end if symbol else law.end
    kind = " ".join(fold(name).split()[: 1 if name.startswith("Luật") else 2])
    return _Found(law.start, end, law.document_type, kind, symbol, name)


def _numbered(text: str, folded: str, symbols: list[Symbol]) -> Iterator[_Found]:
    previous: _Found | None = None
    for symbol in symbols:
        typed = _TYPE_BEFORE.search(folded, max(0, symbol.start - _REACH), symbol.start)
        if typed and _is_heading(text, typed):
            continue
        found = (
            _with_type(symbol, typed)
            if typed
            else _without_type(text, symbol, previous)
        )
        if found:
            previous = found
            yield found


def _with_type(symbol: Symbol, typed: re.Match[str]) -> _Found:
    name = " ".join(typed["type"].split())
    codes = codes_by_name().get(name, ())
    code = _TOLD_BY_NAME.get(name, symbol.document_type)
    if codes and code not in codes:
        code = codes[0]
    return _Found(
        typed.start("type"), symbol.end, code, name if codes else None, symbol
    )


def _is_heading(text: str, typed: re.Match[str]) -> bool:
    """Whether the type stands in capitals at the head of a line: the document's own."""
    start, end = typed.span("type")
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return text[start:end].isupper() and end - start > 3 and not line.strip("*#_ \t")


def _without_type(text: str, symbol: Symbol, previous: _Found | None) -> _Found | None:
    """A bare number: one of a list, or cited without its type; not the heading's own."""
    number_word = _NUMBER_WORD.search(text, max(0, symbol.start - _REACH), symbol.start)
    if symbol.number is None:
        return None
    start = number_word.start() if number_word else symbol.start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if text[start] == "S" if number_word else not line.strip("*#_|- \t"):
        return None
    between = text[previous.end : start] if previous else ""
    if previous and previous.type_name and _is_list(between):
        return replace(previous, start=start, end=symbol.end, symbol=symbol, name=None)
    return _Found(start, symbol.end, symbol.document_type, None, symbol)


def _is_list(between: str) -> bool:
    return len(between) < 60 and not re.search(r"[.:;()\n]{2}|\.\s", between)


def _apart(found: list[_Found]) -> Iterator[_Found]:
    """Each stretch of text once: what begins first stays."""
    reached = 0
    for item in found:
        if item.start >= reached:
            reached = item.end
            yield item


def _complete(text: str, folded: str, found: _Found) -> Citation:
    end = found.end
    date = date_after(folded, end)
    if date:
        end = date.end
    issuer = issuer_after(text, end)
    clauses = clauses_before(text, found.start)
    symbol = found.symbol
    return Citation(
        text=" ".join(text[found.start : end].split()),
        start=found.start,
        end=end,
        document_type=found.document_type,
        type_name=found.type_name,
        number=symbol.full_number if symbol else None,
        symbol=symbol.symbol if symbol else None,
        label=symbol.label if symbol else found.name or "",
        date=date.iso if date else None,
        issuer=issuer.name if issuer else None,
        name=found.name,
        clauses=clauses.clauses if clauses else (),
        clause_text=clauses.text if clauses else None,
        reach_start=clauses.start if clauses else found.start,
        reach_end=issuer.end if issuer else end,
    )


def _is_principle(citation: Citation) -> bool:
    """ "Hiến pháp và pháp luật": the bare word cites no clause and no text."""
    is_bare = fold(citation.label) == "hien phap"
    return is_bare and not citation.date and not citation.clauses


def _place(citation: Citation, origin: list[int] | None) -> Citation:
    if origin is None:
        return citation
    return replace(
        citation,
        start=origin[citation.start],
        end=origin[citation.end],
        reach_start=origin[citation.reach_start],
        reach_end=origin[citation.reach_end],
    )
