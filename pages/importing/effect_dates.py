"""From when a document is in force, where it says so itself."""

import datetime
import re

from .dates import find_date
from .folding import fold

_EFFECT = re.compile(
    r"co hieu luc(?: thi hanh)?(?: ke)? tu"
    r" (?P<ngay>ngay(?! ky| ban hanh| duoc| thong qua)[^;.]{4,40})"
)
_FROM_SIGNING = re.compile(
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu|quy dinh|quy che|chi thi|luat|van ban"
    r"|huong dan)"
    r" nay (?:co hieu luc|co gia tri)(?: thi hanh)?,?(?: ke)? tu ngay (?:ky|ban hanh)(?! 1)"
)
_AFTER_DAYS = re.compile(
    r"nay co hieu luc(?: thi hanh)?,? sau (\d{1,3}) ngay,? ke tu ngay ky"
)
_ABOUT_THIS = re.compile(r"\bnay\s+$")


def effective_from(paragraphs: list[str], date: str | None) -> tuple[str, int] | None:
    """The first day of effect, and the paragraph that names it."""
    for at, paragraph in enumerate(paragraphs):
        folded = fold(paragraph)
        if "hieu luc" not in folded and "gia tri" not in folded:
            continue
        for found in _EFFECT.finditer(folded):
            if not _ABOUT_THIS.search(
                folded[max(0, found.start() - 8) : found.start()]
            ):
                continue
            day = find_date(paragraph[found.start("ngay") : found.end()])
            if day and day[0] and len(day[0]) == 10:
                return day[0], at
        signed = datetime.date.fromisoformat(date) if date and len(date) == 10 else None
        after = _AFTER_DAYS.search(folded)
        if after and signed:
            return (signed + datetime.timedelta(days=int(after[1]))).isoformat(), at
        if _FROM_SIGNING.search(folded) and signed:
            return signed.isoformat(), at
    return None
