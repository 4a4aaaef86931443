"""Marks of urgency and circulation, read as marks: a line of their own in capitals."""

import re

from .folding import capitals, fold

_URGENCY = (
    (re.compile(r"hoa toc"), "HỎA TỐC"),
    (re.compile(r"thuong khan"), "THƯỢNG KHẨN"),
    (re.compile(r"khan"), "KHẨN"),
)
_CIRCULATION = (
    (re.compile(r"luu hanh noi bo"), "LƯU HÀNH NỘI BỘ"),
    (re.compile(r"xem xong tra lai"), "XEM XONG TRẢ LẠI"),
)
Marks = tuple[tuple[re.Pattern[str], str], ...]


def _mark_of(text: str, marks: Marks) -> str | None:
    if capitals(text) < 0.8 or len(text) > 40:
        return None
    folded = fold(text).strip(" .:*-[]|")
    for pattern, mark in marks:
        found = pattern.match(folded)
        if found and not re.match(r"\w", folded[found.end() :]):
            return mark
    return None


def urgency_of(text: str) -> str | None:
    """KHẨN, THƯỢNG KHẨN, HỎA TỐC."""
    return _mark_of(text, _URGENCY)


def circulation_of(text: str) -> str | None:
    """LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI."""
    return _mark_of(text, _CIRCULATION)
