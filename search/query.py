"""A reader's words as a query: forgiving, and never an error.

Words, `"a phrase"`, `-without`, `OR`, and fields (`loại:`, `cơ quan:`, `năm:`, `đơn vị:`,
`số:`), with or without diacritics. Whatever is not well formed is searched as plain words.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from search.analysis import Syllable, compose, fold, syllables
from search.symbol_reads import read_query

MAX_CHARACTERS = 2_000
MAX_WORDS = 64
LONGEST_VALUE = 10
LONGEST_SYMBOL = 60

SYMBOL = "symbol"
FIELD_SIGN = ":"
"""Without it no field is typed, and their values need not be known."""
FIELDS: Mapping[str, str] = {
    "loai": "type",
    "type": "type",
    "co quan": "issuer",
    "issuer": "issuer",
    "nam": "year",
    "year": "year",
    "don vi": "unit",
    "unit": "unit",
    "linh vuc": "field",
    "field": "field",
    "so": SYMBOL,
    "number": SYMBOL,
}

_PIECE = re.compile(
    r"""
    (?P<field>(?:cơ\s+quan|co\s+quan|đơn\s+vị|don\s+vi|lĩnh\s+vực|linh\s+vuc|[^\W\d_]+)):\s*
      (?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
    | (?P<minus>(?<!\S)-)?"(?P<phrase>[^"]*)"
    | (?<!\S)-(?P<without>[^\W_][^\s"]*)
    | (?<!\S)NOT\s+(?P<negated>[^\W_][^\s"]*)
    | (?<!\S)(?P<either>OR)(?!\S)
    | (?P<plain>[^\s"]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTES = str.maketrans("“”„«»", '"""""')
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in order, and phrases, that belong together; runs are joined by OR."""

    words: tuple[Syllable, ...] = ()
    phrases: tuple[tuple[Syllable, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A restriction typed into the words: `năm:2023`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What was typed, read."""

    text: str
    runs: tuple[Run, ...] = ()
    excluded: tuple[tuple[Syllable, ...], ...] = ()
    fields: tuple[FieldValue, ...] = ()

    @property
    def words(self) -> tuple[Syllable, ...]:
        return tuple(word for run in self.runs for word in run.words)

    @property
    def is_empty(self) -> bool:
        """Nothing asked for: everything the reader may see, newest first."""
        return not self.runs and not self.excluded and not self.fields


class _Reader:
    """Collects pieces into runs, exclusions and fields."""

    def __init__(self, text: str, known: Mapping[str, Collection[str]]) -> None:
        self.text = text
        self.known = known
        self.runs: list[Run] = []
        self.words: list[Syllable] = []
        self.phrases: list[tuple[Syllable, ...]] = []
        self.excluded: list[tuple[Syllable, ...]] = []
        self.fields: list[FieldValue] = []

    def read(self) -> SearchQuery:
        position = 0
        while match := _PIECE.search(self.text, position):
            position = self.take(match)
        self.close_run()
        return SearchQuery(
            self.text, tuple(self.runs), tuple(self.excluded), tuple(self.fields)
        )

    def take(self, match: re.Match[str]) -> int:
        """Use one piece; returns where to read on."""
        if match["field"]:
            return self.take_field(match)
        if match["phrase"] is not None:
            self.take_phrase(match.span("phrase"), excluded=bool(match["minus"]))
        elif match["either"] == "OR" and (self.words or self.phrases):
            self.close_run()
        elif match["without"]:
            self.take_phrase(match.span("without"), excluded=True)
        elif match["negated"] and match.group().startswith("NOT"):
            self.take_phrase(match.span("negated"), excluded=True)
        else:
            self.words.extend(syllables(self.text, *match.span()))
        return match.end()

    def take_phrase(self, span: tuple[int, int], *, excluded: bool) -> None:
        words = tuple(syllables(self.text, *span))[:MAX_WORDS]
        if not words:
            return
        if excluded:
            self.excluded.append(words)
        elif len(words) == 1:
            self.words.extend(words)
        else:
            self.phrases.append(words)

    def take_field(self, match: re.Match[str]) -> int:
        name = FIELDS.get(fold(match["field"]))
        value, end = match["quoted"], match.end()
        if name and value is None:
            value, end = self.longest_value(name, match.start("value"))
        if not name or not self.accepts(name, value):
            self.words.extend(syllables(self.text, *match.span("field")))
            return match.end("field")
        self.fields.append(FieldValue(name, value))
        return end

    def accepts(self, name: str, value: str) -> bool:
        if name == "year":
            return bool(_YEAR.fullmatch(value.strip()))
        return bool(fold(value))

    def longest_value(self, name: str, start: int) -> tuple[str, int]:
        """The longest known value that begins here, or else one word."""
        ends = list(_word_ends(self.text, start))
        if name == SYMBOL:
            return self.symbol_value(start, ends[0])
        known = self.known.get(name, ())
        for end in reversed(ends):
            if fold(self.text[start:end]) in known:
                return self.text[start:end], end
        return self.text[start : ends[0]], ends[0]

    def symbol_value(self, start: int, end: int) -> tuple[str, int]:
        """A number in any writing, such as `kl 120`, or else one word."""
        reads = read_query(self.text[start : start + LONGEST_SYMBOL])
        if reads and reads[0].start == 0:
            end = max(end, start + reads[0].end)
        return self.text[start:end], end

    def close_run(self) -> None:
        if self.words or self.phrases:
            self.runs.append(Run(tuple(self.words), tuple(self.phrases)))
        self.words, self.phrases = [], []


def _word_ends(text: str, start: int) -> Iterator[int]:
    for count, word in enumerate(re.finditer(r'[^\s"]+', text[start:])):
        if count >= LONGEST_VALUE:
            return
        yield start + word.end()


def parse(text: str, known: Mapping[str, Collection[str]] | None = None) -> SearchQuery:
    """Read what was typed. `known` holds folded values of fields, to find where one ends."""
    text = (
        compose(text[:MAX_CHARACTERS].replace("\x00", " ")).translate(_QUOTES).strip()
    )
    query = _Reader(text, known or {}).read()
    if len(query.words) <= MAX_WORDS:
        return query
    run = Run(query.words[:MAX_WORDS], query.runs[0].phrases)
    return SearchQuery(text, (run,), query.excluded, query.fields)
