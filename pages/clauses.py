"""Which points, clauses and articles a text speaks of: "điểm a khoản 2 Điều 7".

Articles, clauses and points are numbered as Luật 64/2025/QH15 and Nghị định 30/2020/NĐ-CP
have it: Điều 7, khoản 2, điểm a, with ``đ`` after ``d``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.document_types import fold

_VALUE = r"(?:\d{1,3}[a-zđ]?|[a-zđ]\d?)(?!\w)"
_LIST = rf"{_VALUE}(?:\s*(?:,|;|và|hoặc|đến)\s*{_VALUE})*"
_UNIT = rf"(?:(?:các|những)\s+)?(?:điểm|khoản|điều)\s+{_LIST}"
_JOINT = r"\s*(?:[,;.]|và|hoặc|của|tại)?\s*"
_BEFORE = re.compile(
    rf"(?<!\w)(?P<all>{_UNIT}(?:{_JOINT}{_UNIT})*)\s*[,.]?\s*(?:của|tại|trong)?\s*\Z",
    re.I,
)
_UNITS = re.compile(rf"(?P<unit>điểm|khoản|điều)\s+(?P<values>{_LIST})", re.I)
_REACH = 400


@dataclass(frozen=True)
class Clause:
    """One place in a document; what is not said is None."""

    article: str | None
    clause: str | None
    point: str | None

    @property
    def anchor(self) -> str:
        """Where this stands on a page: ``dieu-7-khoan-2-diem-a``."""
        named = (("dieu", self.article), ("khoan", self.clause), ("diem", self.point))
        return "-".join(f"{unit}-{_slug(value)}" for unit, value in named if value)


@dataclass(frozen=True)
class ClauseSpan:
    """Clauses with the words that named them."""

    text: str
    start: int
    end: int
    clauses: tuple[Clause, ...]


def _slug(value: str) -> str:
    """``đ`` stays apart from ``d``, which is another point."""
    return fold(value.lower().replace("đ", "dd"))


def clauses_before(text: str, position: int) -> ClauseSpan | None:
    """The clauses named right before a position: of what is cited there."""
    first = max(0, position - _REACH)
    match = _BEFORE.search(text, first, position)
    if match is None:
        return None
    written = match["all"]
    start = match.start("all")
    end = start + len(written)
    return ClauseSpan(
        " ".join(written.split()), start, end, tuple(read_clauses(written))
    )


def read_clauses(written: str) -> Iterator[Clause]:
    """Each place that the words name; inner units belong to the outer one that follows."""
    groups: list[tuple[list[str], list[str]]] = []
    for unit, values in _units(written):
        if unit == "điểm":
            groups.append((values, []))
        elif unit == "khoản":
            if groups and not groups[-1][1]:
                groups[-1] = (groups[-1][0], values)
            else:
                groups.append(([], values))
        else:
            yield from _places(values, groups)
            groups = []
    yield from _places([None], groups) if groups else ()


def _units(written: str) -> Iterator[tuple[str, list[str]]]:
    for match in _UNITS.finditer(written):
        yield match["unit"].lower(), _values(match["values"])


def _values(written: str) -> list[str]:
    """``1, 2 và 3``; ``5 đến 8`` names its ends and all between them."""
    found: list[str] = []
    for piece in re.split(r"\s*(?:,|;|\bvà\b|\bhoặc\b)\s*", written.lower()):
        ends = re.split(r"\s*\bđến\b\s*", piece)
        if len(ends) == 2 and all(end.isdigit() for end in ends):
            low, high = int(ends[0]), int(ends[1])
            found += [str(n) for n in range(low, min(high, low + 200) + 1)]
        else:
            found += ends
    return found


def _places(
    articles: Sequence[str | None], groups: list[tuple[list[str], list[str]]]
) -> Iterator[Clause]:
    for article in articles:
        for points, clauses in groups or [([], [])]:
            for clause in _or_none(clauses):
                for point in _or_none(points):
                    yield Clause(article, clause, point)


def _or_none(values: list[str]) -> Sequence[str | None]:
    return values or [None]
