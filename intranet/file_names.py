"""Names of uploaded files made safe to store, show and download."""

import re
import unicodedata

_UNSAFE = re.compile(r'[<>:"/\\|?*]+')
_BLANKS = re.compile(r"\s+")
_DIRECTION = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
LONGEST = 150
"""Bytes of UTF-8 with the ending: leaves room for what storage puts before it."""


def split_ending(name: str) -> tuple[str, str]:
    """A name without its ending, and the ending in small letters without its dot."""
    stem, dot, ending = name.rpartition(".")
    if dot and re.fullmatch(r"[A-Za-z0-9]{1,8}", ending):
        return stem, ending.lower()
    return name, ""


def safe_name(name: str, ending: str) -> str:
    """The name as people know it, without folders, control and direction characters."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem = split_ending(name)[0]
    stem = _DIRECTION.sub("", _UNSAFE.sub("_", stem))
    stem = "".join(char for char in stem if unicodedata.category(char)[0] != "C")
    stem = _BLANKS.sub(" ", stem).strip(" ._") or "tep"
    if stem.lower() in _DEVICES:
        stem += "_"
    room = LONGEST - len(ending) - 1
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    return f"{stem}.{ending}" if ending else stem
