"""Which held document a citation means: by issuer, type, number, symbol and date.

Pure: the caller hands in a lookup, so that the same rules serve pages, imports and tests,
and so that the caller decides what this reader may know of. A date that contradicts the
held document is reported, not obeyed: number, symbol and issuer are copied with more care
than dates are.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pages.citations import Citation
from search.document_types import fold
from search.symbol_terms import symbol_parts, symbol_terms

_KIND_OF_LAW = re.compile(r"^(?:bo luat|luat|phap lenh)\s+")
# Issuers whose abbreviation says what a body is, not which: every commune has a UBND.
_SHARED = frozenset(
    ["ubnd", "hdnd", "ctubnd", "du", "duk", "tu", "hu", "qu", "bcd", "mttq"]
)
_OFFICE = re.compile(
    r"^(?:bo truong|thu truong|chu tich|pho chu tich|thong doc|chanh an|vien truong|"
    r"ban thuong vu|ban chap hanh|thuong truc|tong thanh tra)\s+"
)


class Status(StrEnum):
    """How far a citation could be followed."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class WarningCode(StrEnum):
    """What does not fit between a citation and the document it means."""

    DATE_DIFFERS = "date_differs"
    YEAR_DIFFERS = "year_differs"
    TYPE_DIFFERS = "type_differs"
    ISSUER_DIFFERS = "issuer_differs"
    SEVERAL_VERSIONS = "several_versions"


@dataclass(frozen=True)
class ResolutionWarning:
    """One contradiction: what the citation says and what the document says."""

    code: WarningCode
    cited: str
    held: str


@dataclass(frozen=True)
class Candidate:
    """A held document, as far as it takes to tell it from others."""

    id: int
    number: str | None
    symbol: str | None
    document_type: str | None
    issuer: str | None
    date: str | None
    title: str = ""


@dataclass(frozen=True)
class Resolution:
    """The document that is meant, or those of its number that it may or cannot be."""

    status: Status
    candidate: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    warnings: tuple[ResolutionWarning, ...] = ()


Lookup = Callable[[Citation], Iterable[Candidate]]


def resolve(
    citation: Citation,
    lookup: Lookup,
    *,
    nearby_issuers: Sequence[str] = (),
    as_of: str | None = None,
) -> Resolution:
    """Follow a citation.

    ``lookup`` gives all documents of its number and symbol, or of its name.
    ``nearby_issuers``: the citing document's own body and those above it, which a bare
    "Tỉnh ủy" or ``05-NQ/ĐU`` means. ``as_of``: the citing document's date, which tells a
    law's version where only its name is cited.
    """
    same = [c for c in lookup(citation) if _is_same_number(citation, c)]
    possible = [c for c in same if not _is_another(citation, c, nearby_issuers)]
    left, several = _narrow(citation, possible, nearby_issuers, as_of)
    if not left:
        return Resolution(Status.UNRESOLVED, candidates=tuple(same))
    if len(left) > 1:
        return Resolution(Status.AMBIGUOUS, candidates=tuple(left))
    warnings = [*_contradictions(citation, left[0]), *several]
    return Resolution(Status.RESOLVED, left[0], tuple(left), tuple(warnings))


def _is_another(
    citation: Citation, candidate: Candidate, nearby: Sequence[str]
) -> bool:
    """Whether it only shares a number: of another body, or of another year's series.

    A number that carries its year is given once. Others begin anew each year or term, so
    there a date of another year is another document, unless only the year was mistyped.
    """
    if citation.symbol is None or "/" in (citation.number or ""):
        return False
    if symbol_parts(citation.symbol)[-1] in _SHARED and candidate.issuer:
        bodies = [citation.issuer] if citation.issuer else nearby
        if bodies and not any(_same_body(body, candidate.issuer) for body in bodies):
            return True
    cited, held = citation.date or "", candidate.date or ""
    return bool(cited and held) and cited[:4] != held[:4] and cited[4:] != held[4:]


def _is_same_number(citation: Citation, candidate: Candidate) -> bool:
    if citation.symbol is None:
        return _bare_name(citation.label) == _bare_name(candidate.title)
    if not candidate.symbol:
        return False
    cited = symbol_terms(citation.number, citation.symbol)
    held = symbol_terms(candidate.number, candidate.symbol)
    return bool(citation.number) and cited[0] == held[0]


def _bare_name(name: str) -> str:
    words = " ".join(re.sub(r"[^\w\s]", " ", fold(name)).split())
    return _KIND_OF_LAW.sub("", _KIND_OF_LAW.sub("", words))


def _narrow(
    citation: Citation,
    found: list[Candidate],
    nearby: Sequence[str],
    as_of: str | None,
) -> tuple[list[Candidate], list[ResolutionWarning]]:
    """Each step keeps those that fit, and all where none does."""
    steps: list[Callable[[Candidate], bool]] = [
        lambda c: _agree(citation.document_type, c.document_type),
        lambda c: _same_body(citation.issuer, c.issuer),
        lambda c: bool(citation.date) and _same_date(citation.date, c.date),
        lambda c: any(_same_body(body, c.issuer) for body in nearby),
    ]
    for fits in steps:
        if len(found) > 1:
            found = [c for c in found if fits(c)] or found
    if len(found) > 1 and citation.symbol is None:
        return _version_of(found, as_of)
    return found, []


def _version_of(
    found: list[Candidate], as_of: str | None
) -> tuple[list[Candidate], list[ResolutionWarning]]:
    """Of a law that was passed anew, the last before the day of the citing text."""
    dated = [c for c in found if c.date and (as_of is None or c.date <= as_of)]
    if not dated:
        return found, []
    newest = max(dated, key=lambda c: c.date or "")
    others = ", ".join(sorted(c.date or "" for c in found if c is not newest))
    warning = ResolutionWarning(WarningCode.SEVERAL_VERSIONS, others, newest.date or "")
    return [newest], [warning]


def _contradictions(
    citation: Citation, candidate: Candidate
) -> Iterable[ResolutionWarning]:
    if not _agree(citation.document_type, candidate.document_type):
        yield ResolutionWarning(
            WarningCode.TYPE_DIFFERS,
            citation.document_type or "",
            candidate.document_type or "",
        )
    cited_body, body = citation.issuer, candidate.issuer
    if cited_body and body and not _same_body(cited_body, body):
        yield ResolutionWarning(WarningCode.ISSUER_DIFFERS, cited_body, body)
    cited, held = citation.date, candidate.date
    if cited and held and not _same_date(cited, held):
        only_year = cited[4:] == held[4:]
        code = WarningCode.YEAR_DIFFERS if only_year else WarningCode.DATE_DIFFERS
        yield ResolutionWarning(code, cited, held)


def _agree(cited: str | None, held: str | None) -> bool:
    """The Party's quy định may be registered under the code that its symbol shows."""
    return not cited or not held or _code(cited) == _code(held)


def _code(document_type: str) -> str:
    return fold(document_type).replace("qyd", "qd")


def _same_date(cited: str | None, held: str | None) -> bool:
    """Partial dates agree as far as both are written."""
    shorter = min(len(cited or ""), len(held or ""))
    return bool(shorter) and (cited or "")[:shorter] == (held or "")[:shorter]


def _same_body(cited: str | None, held: str | None) -> bool:
    """ "Bộ trưởng Bộ Công an" signs for "Bộ Công an"; "Tỉnh ủy" may be any province's."""
    if not cited or not held:
        return False
    first, second = _body(cited), _body(held)
    return (
        first == second
        or first.startswith(f"{second} ")
        or second.startswith(f"{first} ")
    )


def _body(name: str) -> str:
    words = " ".join(re.sub(r"[^\w\s]", " ", fold(name)).split())
    words = words.replace("uy ban nhan dan", "ubnd").replace(
        "hoi dong nhan dan", "hdnd"
    )
    return _OFFICE.sub("", words) or words
