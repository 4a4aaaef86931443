"""Names of bodies whose marks OCR misread, mended from the closed list of their words.

Only what OCR read is mended (`Đáng ủy` is `Đảng ủy`), never an issued text; where the
tone is placed stays as written.
"""

import unicodedata

from .bodies import known_phrase, words_of
from .folding import capitals, fold


def mended(text: str) -> str:
    """The text with the marks of known words put right."""
    words = words_of(text)
    keys = tuple(fold(word) for word in words)
    result, rest, at = [], text, 0
    while at < len(words):
        phrase = known_phrase(keys, at) if words[at][0].isalnum() else None
        models = phrase if phrase and len(phrase) > 1 else (words[at],)
        for word, model in zip(words[at:], models, strict=False):
            start = rest.index(word)
            result.append(rest[:start] + _with_marks(word, model))
            rest = rest[start + len(word) :]
        at += len(models)
    return "".join(result) + rest


def with_spaces_of(name: str, place: str) -> str:
    """A name whose last words OCR ran together (`Vĩnh Lộcan`), put right by the place of
    issue, which says the same words (`Vĩnh Lộc An`)."""
    tail = fold(place).replace(" ", "")
    for at in range(len(name)):
        if fold(name[at:]).replace(" ", "") == tail and name[at - 1 : at] in ("", " "):
            return name[:at] + place
    return name


def _with_marks(word: str, model: str) -> str:
    if _letters(word) == _letters(model):
        return word
    if capitals(word) == 1 and len(word) > 1:
        return model.upper()
    return model[0].upper() + model[1:] if word[0].isupper() else model.lower()


def _letters(word: str) -> list[str]:
    """Letters and marks wherever they stand: `ủy` and `uỷ` are the same."""
    return sorted(unicodedata.normalize("NFD", word.lower()))
