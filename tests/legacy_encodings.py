"""Writes Unicode text as the dead encodings had it, for files that tests read back."""

from itertools import groupby

from intranet.extraction.encodings import TCVN3_TO_UNICODE, VNI_TO_UNICODE

_UNICODE_TO_TCVN3 = {new: old for old, new in TCVN3_TO_UNICODE.items()}
_UNICODE_TO_VNI = {new: old for old, new in VNI_TO_UNICODE.items()}
_VNI = _UNICODE_TO_VNI | {
    new.upper(): old.upper() for new, old in _UNICODE_TO_VNI.items()
}


def to_tcvn3_runs(text: str) -> list[tuple[str, bool]]:
    """Runs of TCVN3, each with whether it needs a capital font such as .VnTimeH."""
    return [
        ("".join(_tcvn3_letter(char) for char in run), capitals)
        for capitals, run in groupby(text, _needs_capital_font)
    ]


def to_tcvn3(text: str) -> str:
    """TCVN3 in one font, as it is typed where capitals with a tone do not matter."""
    return "".join(run for run, _ in to_tcvn3_runs(text))


def to_vni(text: str) -> str:
    return "".join(_VNI.get(char, char) for char in text)


def _needs_capital_font(char: str) -> bool:
    return char.isupper() and not char.isascii() and char not in _UNICODE_TO_TCVN3


def _tcvn3_letter(char: str) -> str:
    return _UNICODE_TO_TCVN3.get(char) or _UNICODE_TO_TCVN3.get(char.lower(), char)
