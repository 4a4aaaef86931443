"""Laws, codes and ordinances named by their names in a text, without a number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from search.document_types import fold

_KINDS = {"luat": "LUẬT", "bo luat": "LUẬT", "phap lenh": "PL", "hien phap": "LUẬT"}
_KIND = re.compile(r"(?<!\w)(?P<kind>Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp)(?!\w)\s{0,4}")
_NOT_AFTER = re.compile(
    r"(?:(?:dự án|dự thảo)\s+luật[^.;()\n]{1,80}\("
    r"|(?:dự án|dự thảo|hội|liên đoàn|đoàn|đại học|trường|khoa|văn phòng|công ty|tạp chí)\s+"
    r")\Z",
    re.IGNORECASE,
)
_AMENDING = re.compile(
    r"sua\s+doi,?\s+bo\s+[s$]ung\s+(?:mot\s+so\s+(?:dieu|noi\s+dung)\s+)?"
    r"(?:cua\s+)?(?:cac\s+)?"
)
_WRITTEN_KIND = re.compile(r"(bo\s+luat|luat|phap\s+lenh)\s+")
_CHAIN = re.compile(r"\s*(?:,|\bva\b)\s*(?=(?:bo\s+)?luat\b|phap\s+lenh\b)")
_STATE = re.compile(r"nuoc\s+cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 14
_DEEPEST = 2
# fmt: off
_STOPS = frozenset([
    "này", "đó", "khác", "số", "ngày", "năm", "quy", "có", "được", "thì", "hết", "về", "đã",
    "là", "phải", "để", "tại", "theo", "và", "hoặc", "của", "trong", "đối", "với", "cũng",
    "chưa", "không", "trừ", "kể", "ban", "hướng", "thông", "liên", "đang", "bao", "gồm", "như",
    "nếu", "nêu", "trên", "cho", "còn", "sửa", "do", "khi", "mà", "nhằm", "hiện", "điều",
    "khoản", "điểm", "chương", "mục", "nghị", "gia", "sư", "luật", "pháp", "bộ", "các",
    "những", "một",
])
# fmt: on


_Known = dict[str, re.Pattern[str]]


@dataclass(frozen=True)
class NamedLaw:
    """A law by its name; ``amended`` are those that an unnumbered amending law names."""

    start: int
    end: int
    document_type: str
    name: str
    amended: tuple["NamedLaw", ...] = ()


def find_named_laws(
    text: str, folded: str, *, names: Iterable[str] = ()
) -> list[NamedLaw]:
    """Laws in the order of the text (composed, with its folded twin of equal length)."""
    known = _patterns(tuple(names))
    found: list[NamedLaw] = []
    reached = 0
    for match in _KIND.finditer(text):
        if match.start() < reached or _follows_other(text, match.start()):
            continue
        law = _read(text, folded, match, known)
        if law:
            found.append(law)
            reached = law.end
    return found


def _follows_other(text: str, start: int) -> bool:
    """Whether "Luật" is no text in force here: a bill, a faculty, a bar association."""
    return bool(_NOT_AFTER.search(text, max(0, start - 100), start))


@cache
def _shipped() -> tuple[str, ...]:
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """For each kind its known names without the kind, the longest first."""
    bare: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for name in (*_shipped(), *names):
        kind = _WRITTEN_KIND.match(fold(name))
        written = " ".join(kind[1].split()) if kind else "luat"
        bare[written].add(fold(name)[kind.end() if kind else 0 :])
    return {kind: _any_of(found) for kind, found in bare.items()}


def _any_of(names: set[str]) -> re.Pattern[str]:
    ordered = sorted(filter(None, names), key=len, reverse=True)
    options = "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
    return re.compile(rf"(?:{options})(?![^\W\d_])" if options else r"(?!)")


def _read(
    text: str, folded: str, match: re.Match[str], known: _Known, depth: int = 0
) -> NamedLaw | None:
    written = " ".join(fold(match["kind"]).split())
    kind = _KINDS[written]
    start, position = match.start(), match.end()
    if written == "hien phap":
        state = _STATE.match(folded, position)
        return _law(text, start, state.end() if state else match.end("kind"), kind)
    if amending := _AMENDING.match(folded, position):
        if depth == _DEEPEST:
            return None
        amended = tuple(_chain(text, folded, amending.end(), known, depth + 1))
        return _law(text, start, amended[-1].end, kind, amended) if amended else None
    if named := known[written].match(folded, position):
        return _law(text, start, named.end(), kind)
    end = _end_of_unknown(text, position)
    return _law(text, start, end, kind) if end else None


def _law(
    text: str, start: int, end: int, kind: str, amended: tuple[NamedLaw, ...] = ()
) -> NamedLaw:
    return NamedLaw(start, end, kind, " ".join(text[start:end].split()), amended)


def _chain(
    text: str, folded: str, position: int, known: _Known, depth: int
) -> Iterator[NamedLaw]:
    while match := _KIND.match(text, position):
        law = _read(text, folded, match, known, depth)
        if law is None:
            return
        yield law
        after = re.compile(r"\s+số\s+[\w/-]+").match(text, law.end)
        joint = _CHAIN.match(folded, after.end() if after else law.end)
        if joint is None:
            return
        position = joint.end()


def _end_of_unknown(text: str, position: int) -> int | None:
    """Where a name that no list has ends: at a mark or at a word that no name goes on with."""
    if not text[position : position + 1].isupper():
        return None
    end = None
    for count, word in enumerate(_WORD.finditer(text, position)):
        between = text[end if end is not None else position : word.start()]
        goes_on = not between.strip() and "\n\n" not in between
        if count == _LONGEST or not goes_on or word.group().lower() in _STOPS:
            break
        end = word.end()
    return end
