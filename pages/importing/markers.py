"""What opens a numbered node: `Chương II`, `Điều 7.`, `2.`, `a)`.

Nghị định 30/2020/NĐ-CP, annex I.
"""

import re
from dataclasses import dataclass

from .folding import capitals, fold
from .tree import Kind

LEVELS = (
    Kind.PART,
    Kind.CHAPTER,
    Kind.SECTION,
    Kind.SUBSECTION,
    Kind.ARTICLE,
    Kind.HEADING,
    Kind.DUTY,
    Kind.CLAUSE,
    Kind.POINT,
)

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ORDINALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_DIVISIONS = (
    (Kind.PART, re.compile(r"[\W_]*phan\s+(?:thu\s+)?([ivx]+|\d+|[a-z]+)(?!\w)")),
    (
        Kind.CHAPTER,
        re.compile(r"[\W_]*chuong\s+([ivxl]+|\d+|[ivxlhjtn1|]{1,5}$)(?!\w)"),
    ),
    (Kind.SUBSECTION, re.compile(r"[\W_]*tieu\s+muc\s+([ivx]+|\d+|[a-z])(?!\w)")),
    (Kind.SECTION, re.compile(r"[\W_]*muc\s+([ivx]+|\d+|[a-z])(?!\w)")),
)
_ARTICLE = re.compile(r"di[eé]u\s+(\d{1,3}[a-z]?)\s*(?P<mark>[.:,]|$)?\s*")
_CLAUSE = re.compile(r"(\d{1,3})\s?[.)](?!\d)\s*(?=\S)|(\d{1,2})\s?[-–]\s+(?=\S)")
_POINT = re.compile(r"\(?([a-zđ]{1,2}\d{0,2}|[a-zđ]\.\d)\)\s*")
_ROMAN_HEADING = re.compile(r"([IVX]{1,5})\s?[.\-–)]\s+(?=\S)")
_LETTER_HEADING = re.compile(r"([A-HĐ])\s?[.\-–]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """The kind and number that a paragraph opens with, and what follows."""

    kind: Kind
    number: str
    rest: str


def value_of(number: str) -> int:
    """`IV`, `4`, `14a` or `hai` as a number; 0 for a letter."""
    folded = fold(number)
    digits = re.match(r"\d+", folded)
    if digits:
        return int(digits.group())
    if folded in _ORDINALS:
        return _ORDINALS.index(folded) + 1
    if not set(folded) <= set(_ROMAN):
        return 0
    values = [_ROMAN[letter] for letter in folded]
    following = [*values, 0][1:]
    return sum(
        -value if value < after else value
        for value, after in zip(values, following, strict=True)
    )


def roman(number: int) -> str:
    """`4` as `IV`, up to 49."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    tens = ("", "X", "XX", "XXX", "XL")
    return tens[number // 10 % 5] + ones[number % 10]


def division(text: str) -> Marker | None:
    """A part, chapter or section; not a sentence that begins with one's name."""
    if not text[:3].strip(' _*.-“"')[:1].isupper():
        return None
    folded = fold(text)
    for kind, pattern in _DIVISIONS:
        found = pattern.match(folded)
        if not found:
            continue
        rest = text[found.end() :].strip(" .:-–")
        if rest and capitals(rest) < 0.75 and len(rest) > 60:
            return None
        if rest and rest[0].islower():
            return None
        if kind == Kind.PART and not value_of(found[1]):
            return None
        if not re.search(r"\w", rest):
            rest = ""
        return Marker(kind, text[slice(*found.span(1))], rest)
    return None


_OF_A_TEXT = re.compile(
    r"(?:(?:bo )?luat|phap lenh|nghi (?:dinh|quyet)|thong tu|quyet dinh|quy (?:che|dinh))"
    r"\s+(?:nay|so)\b"
)
"""`Điều 9 Nghị định này` at the beginning of a line is a reference."""


def article(text: str, expected: int) -> Marker | None:
    """`Điều 7. …`; without its dot only where it is the next article."""
    found = _ARTICLE.match(fold(text))
    if not found or not text[0].isupper():
        return None
    number = text[slice(*found.span(1))]
    rest = text[found.end() :].strip()
    dotted = found["mark"] in (".", ":") or (found["mark"] == "" and not rest)
    if not dotted and (
        value_of(number) != expected
        or not rest[:1].isupper()
        or _OF_A_TEXT.match(fold(rest))
    ):
        return None
    return Marker(Kind.ARTICLE, number, rest)


def clause(text: str) -> Marker | None:
    """`2. …`, or as the Party numbers, `2- …`."""
    found = _CLAUSE.match(text)
    if not found:
        return None
    return Marker(Kind.CLAUSE, found[1] or found[2], text[found.end() :])


def point(text: str) -> Marker | None:
    """`a) …`."""
    found = _POINT.match(text)
    return Marker(Kind.POINT, found[1], text[found.end() :]) if found else None


def outline_heading(text: str) -> Marker | None:
    """`I. MỤC ĐÍCH, YÊU CẦU`, `A. …` of a plan or report."""
    found = _ROMAN_HEADING.match(text) or _LETTER_HEADING.match(text)
    return Marker(Kind.HEADING, found[1], text[found.end() :]) if found else None
