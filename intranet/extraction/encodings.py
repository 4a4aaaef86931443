"""TCVN3 (ABC) and VNI, the two Vietnamese encodings before Unicode: tell and convert.

Both hide in ordinary Latin-1 letters that only their own fonts draw as Vietnamese, so
a font name is the surest sign; where there is none, the letters themselves are counted.
TCVN3 is VN3 of TCVN 5712:1993, where capitals with a tone exist in fonts ending in H
only; VNI is VNI for Windows, a letter and then its mark.
"""

import re
import unicodedata
from collections.abc import Sequence

from .layout import MIXED, TCVN3, UNICODE, VNI
from .syllables import is_syllable

_TCVN3_LETTERS = (
    ("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ"),
    ("¨©ª«¬\xad®", "ăâêôơưđ"),
    ("µ¶·¸¹", "àảãáạ"),
    ("»¼½¾ÆÇÈÉÊË", "ằẳẵắặầẩẫấậ"),
    ("ÌÎÏÐÑÒÓÔÕÖ", "èẻẽéẹềểễếệ"),
    ("×ØÜÝÞ", "ìỉĩíị"),
    ("ßáâãäåæçèé", "òỏõóọồổỗốộ"),
    ("êëìíîïñòóô", "ờởỡớợùủũúụ"),
    ("õö÷øùúûüýþ", "ừửữứựỳỷỹýỵ"),
)
TCVN3_TO_UNICODE = {
    old: new
    for olds, news in _TCVN3_LETTERS
    for old, new in zip(olds, news, strict=True)
}
# The letter ư sits on the soft hyphen. Word keeps it as its optional hyphen (0x1F),
# PDFium reports it as 0x02 or U+FFFE, and some writers as the micro sign's twin.
_TCVN3_DECODE = str.maketrans(
    {**TCVN3_TO_UNICODE, "\x1f": "ư", "\x02": "ư", "\ufffe": "ư", "μ": "à"}
)

_VNI_MARKS = {
    "a": ("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "u": ("ùøûõï", "úùủũụ"),
    "y": ("ùøûõ", "ýỳỷỹ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "ö": ("ùøûõï", "ứừửữự"),
}
_VNI_SINGLE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
VNI_TO_UNICODE = _VNI_SINGLE | {
    base + mark: letter
    for base, (marks, letters) in _VNI_MARKS.items()
    for mark, letter in zip(marks, letters, strict=True)
}
_VNI_UNIT = re.compile(
    "|".join(sorted(VNI_TO_UNICODE, key=len, reverse=True)), re.IGNORECASE
)

_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0309\u0323]")
_LEGACY_CHAR = re.compile("[\x02\x1f\xa1-\xff\ufffeμ]")
_ASCII_LETTER = re.compile("[A-Za-z]")
_WORD = re.compile(r"[A-Za-z\x02\x1f\xa1-\xffĀ-ỹ\ufffeμ]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_CAPITAL = "".join(new for _, new in _TCVN3_LETTERS[2:])
_SHOUTED = re.compile(f"[A-ZĂÂÊÔƠƯĐ{_NO_CAPITAL}]+")
_FONT_PREFIX = re.compile(r"^[A-Z]{6}\+")
_TCVN3_FONT = re.compile(r"^\.?vn(?!i\b|i[-_ ])[a-z]", re.IGNORECASE)
_TCVN3_UPPER_FONT = re.compile(r"^\.?[Vv][Nn][A-Za-z ]*?H(?:Bold|Italic|[,\- ]|$)")
_VNI_FONT = re.compile(r"^vni([-_ ]|[A-Z])", re.IGNORECASE)

MIN_WORDS = 4
"""Fewer telling words than this prove nothing where no font speaks."""


def font_encoding(font: str | None) -> str:
    """The encoding that a font of this name draws: .VnTime, VNI-Times or any other."""
    name = _FONT_PREFIX.sub("", font or "").strip()
    if _VNI_FONT.match(name):
        return VNI
    return TCVN3 if _TCVN3_FONT.match(name) else UNICODE


def is_capital_font(font: str | None) -> bool:
    """Fonts such as .VnTimeH draw every letter as a capital."""
    return bool(_TCVN3_UPPER_FONT.match(_FONT_PREFIX.sub("", font or "").strip()))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 as Unicode; `capitals` where a font such as .VnTimeH drew it."""

    decoded = text.translate(_TCVN3_DECODE)
    return decoded.upper() if capitals else decoded


def with_capitals(line: str) -> str:
    """A TCVN3 line in capitals as it was meant: `Bộ GIáO DụC` is BỘ GIÁO DỤC.

    Outside the fonts ending in H there are no capitals with a tone, so those letters
    were typed small. A word with two plain capitals and no plain small letter (GIáO) was
    meant in capitals; a word such as `Bộ` only where the whole line is like that.
    """
    words = _LETTERS.findall(line)
    shouted = {word for word in words if _SHOUTED.fullmatch(word) and _caps(word) > 1}
    if all(map(str.isupper, shouted)):
        return line
    if all(_SHOUTED.fullmatch(word) for word in words):
        return line.upper()
    return _LETTERS.sub(
        lambda match: match[0].upper() if match[0] in shouted else match[0], line
    )


def _caps(word: str) -> int:
    return sum(char.isupper() for char in word)


def from_vni(text: str) -> str:
    """VNI as Unicode."""

    def letter(match: re.Match[str]) -> str:
        unit = match.group()
        new = VNI_TO_UNICODE[unit.lower()]
        return new.upper() if unit[0].isupper() else new

    return _VNI_UNIT.sub(letter, text)


def decode_run(text: str, font: str | None) -> tuple[str, str]:
    """A run's text as Unicode NFC, and the encoding it was in.

    A run that already holds letters of Unicode only was typed in Unicode, whatever
    its font says.
    """
    encoding = font_encoding(font)
    if encoding == UNICODE or _UNICODE_ONLY.search(text):
        return unicodedata.normalize("NFC", text), UNICODE
    if encoding == VNI:
        return from_vni(text), VNI if _LEGACY_CHAR.search(text) else UNICODE
    capitals = is_capital_font(font)
    return from_tcvn3(text, capitals=capitals), (
        TCVN3 if capitals or _LEGACY_CHAR.search(text) else UNICODE
    )


def detect(text: str) -> str:
    """The encoding of a text whose fonts are unknown, told by its letters.

    Unicode is believed unless most words with special letters are no Vietnamese as they
    stand and become Vietnamese when decoded.
    """
    words = [
        word
        for line in text.splitlines()
        if not _UNICODE_ONLY.search(line)
        for word in _WORD.findall(line)
        if _LEGACY_CHAR.search(word) and _ASCII_LETTER.search(word)
    ]
    if len(words) < MIN_WORDS:
        return UNICODE
    as_is = _share_of_syllables(words)
    scores = {
        TCVN3: _share_of_syllables([from_tcvn3(word) for word in words]),
        VNI: _share_of_syllables([from_vni(word) for word in words]),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 0.8 and as_is <= 0.5 else UNICODE


def decode_lines(lines: Sequence[str]) -> tuple[list[str], str]:
    """Lines without fonts as Unicode NFC, and the encoding they were in."""
    encoding = detect("\n".join(lines))
    if encoding == UNICODE:
        return [unicodedata.normalize("NFC", line) for line in lines], UNICODE
    decode = from_tcvn3 if encoding == TCVN3 else from_vni
    return [
        unicodedata.normalize("NFC", line)
        if _UNICODE_ONLY.search(line)
        else decode(line)
        for line in lines
    ], encoding


def summary(encodings: set[str], *, has_unicode: bool) -> str:
    """One word for a file whose runs were in these encodings."""
    legacy = encodings - {UNICODE}
    if not legacy:
        return UNICODE
    return MIXED if len(legacy) > 1 or has_unicode else legacy.pop()


def has_unicode_letters(text: str) -> bool:
    """Whether it has letters that neither old encoding can hold."""

    return bool(_UNICODE_ONLY.search(text))


def _share_of_syllables(words: list[str]) -> float:
    return sum(map(is_syllable, words)) / len(words)
