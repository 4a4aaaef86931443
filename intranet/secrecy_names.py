"""Secrecy marks in file names, where `mat` without diacritics may be another word:
Mặt trận, vắng mặt, mất, mắt, mật khẩu."""

import re
import unicodedata
from itertools import pairwise
from pathlib import PurePath

from intranet.secrecy import Degree, fold

_WORDS = re.compile(r"[^\W\d_]+")
_EXACT_BEFORE = {"bí", "bảo", "cơ", "thân", "tuần", "trú", "nồng", "kín"}
_EXACT_AFTER = {"khẩu", "ong", "độ", "mã", "thiết", "vụ", "thư", "gấu", "phục"}
_EXACT = {"mật", "Mật", "MẬT"}
_BEFORE = {
    "bi", "bao", "co", "be", "thay", "gap", "tien", "chia", "vang", "ra", "khuon",
    "dau", "lam", "kham", "ve", "anh", "doi", "mo", "benh", "hop", "ngay", "than",
    "trang", "nong", "kinh", "kin", "nuoc", "khong", "chong", "toan", "guong", "bo", "phap",
    "da", "dan", "thieu", "tai", "du", "trinh", "truoc", "doc", "hang", "ho", "an",
    "giau", "giai", "ngoai", "trai", "so",
}  # fmt: skip
_AFTER = {
    "tran", "bang", "khau", "ong", "do", "ma", "nuoc", "hang", "duong", "dat",
    "tien", "cat", "troi", "trang", "tich", "an", "kiem", "kinh", "thiet", "vu",
    "can", "xich", "nhin", "bien", "phang", "tai", "dien", "giay", "the", "mua",
    "cap", "ngu", "son", "sang",
}  # fmt: skip


def mark_in_name(name: str) -> Degree | None:
    """The mark that a file name states."""
    stem = PurePath(unicodedata.normalize("NFC", name)).stem
    words = [part for word in _WORDS.findall(stem) for part in _parts(word)]
    folded = [fold(word) for word in words]
    for number, word in enumerate(folded):
        before = folded[number - 1] if number else ""
        if word == "tuyetmat" or (word == "mat" and before == "tuyet"):
            return Degree.TUYET_MAT
        if word == "toimat" or (word == "mat" and before == "toi"):
            return Degree.TOI_MAT
        if word == "mat" and _stands_alone(words, folded, number):
            return Degree.MAT
    return None


def _parts(word: str) -> list[str]:
    """`BaoCaoMat` is three words."""
    starts = [
        at
        for at in range(1, len(word))
        if word[at - 1].islower() and word[at].isupper()
    ]
    return [word[start:end] for start, end in pairwise([0, *starts, len(word)])]


def _stands_alone(words: list[str], folded: list[str], number: int) -> bool:
    word = words[number]
    before = words[number - 1].lower() if number else ""
    after = words[number + 1].lower() if number + 1 < len(words) else ""
    if not word.isascii():
        known = before in _EXACT_BEFORE or after in _EXACT_AFTER
        return word in _EXACT and not known
    if any(not other.isascii() for other in words):
        return False
    before = folded[number - 1] if number else ""
    after = folded[number + 1] if number + 1 < len(folded) else ""
    return before not in _BEFORE and after not in _AFTER
