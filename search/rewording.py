"""Did-you-mean: the query with its corrections, in the writing of the texts found."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from search.analysis import Syllable, compose, syllables
from search.query import SearchQuery

READ_TEXTS = 20


def reword(
    query: SearchQuery,
    corrections: Mapping[Syllable, Sequence[str]],
    texts: Iterable[str],
) -> str | None:
    """The words as they were probably meant, or None where nothing was corrected."""
    if not corrections:
        return None
    written = _written(texts)
    text, position = "", 0
    places = {(word.start, word.end): word for word in corrections}
    for word in syllables(query.text):
        if (word.start, word.end) in places:
            meant = corrections[places[word.start, word.end]][0]
            text += query.text[position : word.start] + written.get(meant, meant)
            position = word.end
    return text + query.text[position:]


def _written(texts: Iterable[str]) -> dict[str, str]:
    """How the texts write each folded syllable, the most frequent first."""
    counts: dict[str, dict[str, int]] = {}
    for text in map(compose, islice(texts, READ_TEXTS)):
        for word in syllables(text):
            forms = counts.setdefault(word.folded, {})
            as_written = text[word.start : word.end].lower()
            forms[as_written] = forms.get(as_written, 0) + 1
    return {
        folded: max(forms, key=lambda form: forms[form])
        for folded, forms in counts.items()
    }
