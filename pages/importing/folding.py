"""Text folded letter by letter for matching, so that a place in it is a place in the text.

OCR loses and invents marks; what is looked for is compared without them, what is
kept is always cut from the text as it was written.
"""

import difflib
import re

from search.offsets import fold_letters

_DASHES = str.maketrans("–—", "--")


def fold(text: str) -> str:
    """Lower case, no marks, one kind of dash; exactly as long as the NFC `text`."""
    return fold_letters(text).translate(_DASHES)


def capitals(text: str) -> float:
    """The share of letters that are capitals; 0 where there is no letter."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return 0.0
    return sum(letter.isupper() for letter in letters) / len(letters)


def similar(left: str, right: str) -> float:
    """How much of two folded texts is the same, 0 to 1."""
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def find_phrase(
    folded: str, phrase: str, least: float = 0.82
) -> tuple[int, int] | None:
    """Where the words of `phrase` stand in `folded`, some of their letters misread."""
    exact = re.search(r"(?<!\w)" + phrase.replace(" ", r"\s*") + r"(?!\w)", folded)
    if exact:
        return exact.span()
    words = list(re.finditer(r"\S+", folded))
    size = phrase.count(" ") + 1
    best, found = least, None
    for first in range(len(words) - size + 1):
        start, end = words[first].start(), words[first + size - 1].end()
        score = similar(folded[start:end], phrase)
        if score >= best:
            best, found = score, (start, end)
    return found
