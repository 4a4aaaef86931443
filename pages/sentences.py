"""The sentence around a place in a text, and the clause that it stands in."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pages.clauses import Clause

_BREAK = re.compile(
    r"(?<=[.?!…])[\"”’*)]{0,4}\s{1,20}(?=[\"“*(#-]{0,4}[A-ZĐÀ-Ỹ\d])"
    r"|\n\s{0,20}\n"
    r"|\n(?=\s{0,20}(?:\*\*|#{1,6}\s?)?"
    r"(?:Điều\s+\d|Chương\s|Căn cứ|\d{1,2}\.\s|[a-zđ]\)\s|[-+]\s|\())"
)
_PAGE_EDGE = re.compile(
    r"(?<=[^.;:\s])\n\s{0,20}(?:CÔNG BÁO[^\n]{0,80}\n\s{0,20})?"
    r"(?:\d{1,3}\s{0,20}\n\s{0,20}){1,2}(?=[^\W\d])"
)
_LINE = r"^[ \t\xa0*#\"“]{0,20}"
_ARTICLE = re.compile(_LINE + r"Điều\s+(\d{1,3}[a-zđ]?)\b", re.MULTILINE)
_CLAUSE = re.compile(_LINE + r"(\d{1,2}[a-zđ]?)\.\s", re.MULTILINE)
_POINT = re.compile(_LINE + r"([a-zđ]\d?)\)\s", re.MULTILINE)


@dataclass(frozen=True)
class Sentence:
    """Where a sentence runs."""

    start: int
    end: int


class Sentences:
    """The sentences and clauses of a text; made once, asked for many places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.breaks = [match.end() for match in _BREAK.finditer(_joined_pages(text))]
        self.articles = _marks(_ARTICLE, text)
        self.clauses = _marks(_CLAUSE, text)
        self.points = _marks(_POINT, text)

    def around(self, start: int, end: int) -> Sentence:
        """The sentence that holds a stretch of the text."""
        before = bisect_right(self.breaks, start)
        after = bisect_left(self.breaks, end)
        first = self.breaks[before - 1] if before else 0
        last = self.breaks[after] if after < len(self.breaks) else len(self.text)
        return Sentence(first, first + len(self.text[first:last].rstrip()))

    def clause_at(self, position: int) -> Clause | None:
        """The article, clause and point of this text in which a place stands."""
        article = _last(self.articles, position, 0)
        if article is None:
            return None
        clause = _last(self.clauses, position, article[0])
        point = _last(self.points, position, clause[0]) if clause else None
        return Clause(
            article[1], clause[1] if clause else None, point[1] if point else None
        )


def _joined_pages(text: str) -> str:
    """Blanks for the page numbers and running heads that a sentence goes on across."""
    return _PAGE_EDGE.sub(lambda edge: " " * len(edge.group()), text)


def _marks(pattern: re.Pattern[str], text: str) -> list[tuple[int, str]]:
    return [(match.start(1), match[1]) for match in pattern.finditer(text)]


def _last(
    marks: list[tuple[int, str]], before: int, after: int
) -> tuple[int, str] | None:
    return max((mark for mark in marks if after <= mark[0] <= before), default=None)
