"""Could this word be a Vietnamese syllable? Used to tell encodings apart, by structure
(onset, rhyme, one tone), not by a word list."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x"
_RHYME = (
    "(?:iê|yê|uô|ươ|uyê|oa|oă|oe|uâ|uê|uơ|uy|uya|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
    "(?:c|ch|m|n|ng|nh|p|t)?"
    "|(?:iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uyu|ia|ua|ưa|uya|ai|ay|ao|au|âu|ây"
    "|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu)"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RHYME})|đ")
_ABBREVIATION = re.compile("[A-ZĐ]{2,7}")


def is_syllable(word: str) -> bool:
    """In upper, lower or title case, with at most one tone; or an abbreviation."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    if _ABBREVIATION.fullmatch(word):
        return True
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = "".join(char for char in decomposed if char not in _TONES)
    if len(decomposed) - len(toneless) > 1:
        return False
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))
