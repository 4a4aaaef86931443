"""Dates in citations that cannot be right, told by the citing text itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pages.citations import Citation
from search.offsets import fold_letters

_CARRIES_OUT = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:ve\s+(?:viec\s+)?)?(?:tiep\s+tuc\s+|trien\s+khai\s+)*"
    r"(?:thuc\s+hien|sua\s+doi[^.;]{0,40}|huong\s+dan[^.;]{0,40})\s*"
)


class DateDoubt(StrEnum):
    """Why a cited date cannot be right."""

    AFTER_CITING = "after_citing"
    BEFORE_WHAT_IT_CARRIES_OUT = "before_what_it_carries_out"
    YEAR_OF_NUMBER = "year_of_number"


@dataclass(frozen=True)
class DoubtfulDate:
    """One citation with the reason to doubt its date and what the date collides with."""

    citation: Citation
    doubt: DateDoubt
    against: str


def doubtful_dates(
    text: str, citations: Sequence[Citation], *, document_date: str | None = None
) -> list[DoubtfulDate]:
    """Doubts in the order of the text; ``text`` is the one the citations were found in."""
    folded = fold_letters(text)
    return [
        doubt
        for index, citation in enumerate(citations)
        if citation.date
        for doubt in _doubts(folded, citation, citations[index + 1 :], document_date)
    ]


def _doubts(
    folded: str,
    citation: Citation,
    following: Iterable[Citation],
    document_date: str | None,
) -> Iterator[DoubtfulDate]:
    date = citation.date or ""
    if document_date and date[: len(document_date)] > document_date[: len(date)]:
        yield DoubtfulDate(citation, DateDoubt.AFTER_CITING, document_date)
    year = re.search(r"/((?:19|20)\d\d)\Z", citation.number or "")
    if year and date[:4] != year[1]:
        yield DoubtfulDate(citation, DateDoubt.YEAR_OF_NUMBER, year[1])
    target = next(iter(following), None)
    if target is None or not target.date or target.date[: len(date)] <= date:
        return
    if _CARRIES_OUT.fullmatch(folded, citation.reach_end, target.reach_start):
        doubt = DateDoubt.BEFORE_WHAT_IT_CARRIES_OUT
        yield DoubtfulDate(citation, doubt, target.date)
