"""Did-you-mean: the query with its corrections, in the writing of the texts found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from search.analysis import Syllable, compose, forms, syllables, written
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
    as_written = _written(
        texts, {meant for others in corrections.values() for meant in others[:1]}
    )
    text, position = "", 0
    places = {(word.start, word.end): word for word in corrections}
    for word in syllables(query.text):
        if (word.start, word.end) in places:
            meant = corrections[places[word.start, word.end]][0]
            text += query.text[position : word.start] + as_written.get(meant, meant)
            position = word.end
    return text + query.text[position:]


def _written(texts: Iterable[str], wanted: set[str]) -> dict[str, str]:
    """How the texts write the wanted folded syllables, the most frequent first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in islice(texts, READ_TEXTS):
        for word in written(compose(text)):
            if (folded := forms(word)[1]) in wanted:
                counts[folded][word.lower()] += 1
    return {folded: count.most_common(1)[0][0] for folded, count in counts.items()}
