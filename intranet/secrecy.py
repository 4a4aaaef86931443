"""Secrecy marks MẬT, TỐI MẬT, TUYỆT MẬT, read as marks and not as words of a sentence.

Law 29/2018/QH14 on the protection of state secrets: Article 8 names the three degrees,
Article 5 forbids to keep such content on a networked computer, marked or not. So the
absence of a mark is no permission; this module only sees what is written on a file.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from intranet.extraction import Extracted


class Degree(StrEnum):
    """The degrees of secrecy, in the law's own words."""

    MAT = "MẬT"
    TOI_MAT = "TỐI MẬT"
    TUYET_MAT = "TUYỆT MẬT"


HEAD_LINES = 30
"""A mark that is not in capitals counts in the heading only."""
_LEVEL_LIST = 12
"""Three different degrees so close together are a list of degrees, not marks."""
_LONGEST = 90

_DEGREES = {"mat": Degree.MAT, "toimat": Degree.TOI_MAT, "tuyetmat": Degree.TUYET_MAT}
_MARK = r"(?P<mark>tuyệt\s*mật|tối\s*mật|mật)"
_URGENT = r"(?:thượng khẩn|h[oỏ][aả] tốc|hỏa tốc|hoả tốc|khẩn|hẹn giờ)"
_KIND = r"(?:tài liệu|văn bản|hồ sơ|công văn|báo cáo|loại|dấu)"
_DEGREE_OF = r"(?:(?:mức )?độ(?: bảo)? mật|cấp độ mật|độ bí mật)"
_EDGE = r"[\s\W_]*"
_ALONE = re.compile(
    rf"{_EDGE}(?:{_KIND}{_EDGE})?(?:{_URGENT}{_EDGE})*{_MARK}"
    rf"(?:{_EDGE}{_URGENT})*(?:{_EDGE}bản số[\s\W\d]*)?{_EDGE}",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"(?:^|[\s(\[]){_DEGREE_OF}\s*[:\-–]\s*{_MARK}\s*(?:$|[.;)\]]|\s{{2,}})",
    re.IGNORECASE,
)
_BESIDE_SYMBOL = re.compile(
    rf"\bsố\b[^,;]*\d*\s*[-/][A-ZĐ][\w/-]*\s*[-–(\[*]*\s*{_MARK}[)\]*\s]*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*[-+•]\s.*[;,.]\s*$")
_SEGMENTS = re.compile(r"\t|\||\s{3,}")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def mark_in(document: Extracted) -> Degree | None:
    """The mark that a document bears, in its text or in headers and watermarks."""
    texts = [line.text for line in document.lines]
    margins = [text for margin in document.margins for text in margin.splitlines()]
    return mark_in_lines(texts, ocr=document.ocr) or mark_in_lines(
        margins, ocr=document.ocr
    )


def mark_in_lines(lines: Sequence[str], *, ocr: bool = False) -> Degree | None:
    """The highest mark among lines of text; a list of the degrees is none."""
    plain = ocr or _lacks_diacritics(lines)
    found: list[tuple[int, Degree]] = []
    for number, line in enumerate(lines):
        text = unicodedata.normalize("NFC", line)
        degree = _mark_in_line(text, in_head=number < HEAD_LINES, folded=plain)
        if degree:
            found.append((number, degree))
    return _highest(_without_lists(found))


def fold(text: str) -> str:
    """Small letters without diacritics."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _mark_in_line(text: str, *, in_head: bool, folded: bool) -> Degree | None:
    if len(text) > 4 * _LONGEST or "m" not in text.lower():
        return None
    for part in {text, *_SEGMENTS.split(text)}:
        if len(part) > _LONGEST or _ITEM.match(part):
            continue
        match = _ALONE.fullmatch(part) or (in_head and _BESIDE_SYMBOL.search(part))
        if match and _is_stamped(match["mark"], in_head=in_head):
            return _degree(match["mark"])
        stated = _STATED.search(part)
        if stated:
            return _degree(stated["mark"])
        if part.isupper() and (degree := _spread(part, folded=folded)):
            return degree
    return None


def _is_stamped(mark: str, *, in_head: bool) -> bool:
    return mark.isupper() or (in_head and mark[0].isupper())


def _spread(part: str, *, folded: bool) -> Degree | None:
    """A mark written apart (M Ậ T), or as OCR saw it (TUYÊT MẶT)."""
    letters = _NOT_LETTERS.sub("", part)
    key = fold(letters)
    if letters in {degree.replace(" ", "") for degree in Degree} or folded:
        if key in _DEGREES:
            return _DEGREES[key]
        if folded and len(key) > 5:
            near = (known for known in ("toimat", "tuyetmat") if _one_off(key, known))
            return next((_DEGREES[known] for known in near), None)
    return None


def _one_off(one: str, other: str) -> bool:
    """Whether a single letter was misread, lost or added."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return (
        one[start + 1 :] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
        or one[start:] == other[start + 1 :]
    )


def _degree(mark: str) -> Degree:
    return _DEGREES[fold(_NOT_LETTERS.sub("", mark))]


def _lacks_diacritics(lines: Sequence[str]) -> bool:
    letters = [char for line in lines[:HEAD_LINES] for char in line if char.isalpha()]
    return bool(letters) and sum(not c.isascii() for c in letters) < len(letters) * 0.02


def _without_lists(found: list[tuple[int, Degree]]) -> list[Degree]:
    kept = []
    for number, degree in found:
        near = {other for at, other in found if abs(at - number) <= _LEVEL_LIST}
        if len(near) < len(Degree):
            kept.append(degree)
    return kept


def _highest(degrees: Iterable[Degree]) -> Degree | None:
    return max(degrees, key=list(Degree).index, default=None)
