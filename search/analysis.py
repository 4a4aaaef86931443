"""How Vietnamese is read: the terms that both engines index and search.

Writing is first made one (NFC, lower case, the new tone placement, i for a y that stands
alone after a consonant), then read as syllables. A syllable gives an exact term, a folded
term without marks, and with the next syllable a pair, which stands for a word: most
Vietnamese words are two syllables, and a syllable alone says little.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

PAIR = "_"

COMMON = frozenset(
    [
        "cua",
        "va",
        "cac",
        "la",
        "co",
        "duoc",
        "trong",
        "theo",
        "ve",
        "voi",
        "hoac",
        "nay",
        "cho",
        "phai",
        "khi",
        "thi",
        "ma",
        "da",
        "se",
        "bi",
        "boi",
        "tu",
        "den",
        "tai",
        "nhung",
        "mot",
        "do",
        "de",
        "o",
        "nhu",
        "gi",
        "nao",
        "sao",
        "ai",
        "khong",
        "hay",
        "dung",
        "sai",
        "dieu",
        "qui",
        "dinh",
        "luat",
    ]
)
"""Folded forms of grammar words, and of the words that stand in nearly every legal text."""

_WORD = re.compile(r"[^\W_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_TONE = re.compile(rf"(?<!q)(o|u)([{_TONES}])(a|e|y)$")
_LONE_Y = re.compile(rf"^(h|k|l|m|s|t|qu)y([{_TONES}]?)$")
_MARKS = re.compile(r"[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable of a text, with the place where it is written."""

    exact: str
    folded: str
    start: int
    end: int


def compose(text: str) -> str:
    """The text in NFC: offsets of syllables refer to this form."""
    return (
        text
        if unicodedata.is_normalized("NFC", text)
        else unicodedata.normalize("NFC", text)
    )


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[str, str]:
    """The exact and the folded form of one written word."""
    if word.isascii():
        plain = _LONE_Y.sub(r"\1i\2", word.lower())
        return plain, plain
    spread = unicodedata.normalize("NFD", word.lower())
    spread = _OLD_TONE.sub(r"\1\3\2", spread)
    spread = _LONE_Y.sub(r"\1i\2", spread)
    exact = unicodedata.normalize("NFC", spread)
    return exact, _MARKS.sub("", spread).replace("đ", "d")


def keep_dj(exact: str) -> str:
    """The folded form in which đ is still told from d."""
    return _MARKS.sub("", unicodedata.normalize("NFD", exact))


def syllables(text: str, start: int = 0, end: int | None = None) -> Iterator[Syllable]:
    """The syllables of a composed text or of a part of it, in order."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        exact, folded = forms(match.group())
        yield Syllable(exact, folded, match.start(), match.end())


def fold(text: str) -> str:
    """The folded syllables of a text, joined by single spaces: equal phrases are equal."""
    return " ".join(forms(word)[1] for word in _WORD.findall(compose(text)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the terms to index: forms of its syllables, in order."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def pairs(self) -> list[str]:
        return [f"{one}{PAIR}{two}" for one, two in pairwise(self.folded)]


def read(text: str) -> Reading:
    """Read a text for indexing, where places do not matter."""
    read_forms = [forms(word) for word in _WORD.findall(compose(text))]
    return Reading(tuple(f[0] for f in read_forms), tuple(f[1] for f in read_forms))


def written(text: str) -> list[str]:
    """The words of a composed text as they are written."""
    return _WORD.findall(text)


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words from number `start` to `end` of a composed text stand."""
    return [match.span() for match in islice(_WORD.finditer(text), start, end)]


def is_common(folded: str) -> bool:
    """Whether a syllable is grammar more than matter, and counts in pairs only."""
    return folded in COMMON
