"""The fields that both engines index, and the terms that a record has in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from search.analysis import Reading, fold, keep_dj, read
from search.document_types import codes_by_name
from search.document_types import fold as fold_name
from search.passages import split
from search.records import Passage, SearchRecord
from search.symbols import find_symbols

PREFIX_LENGTHS = range(1, 9)
MAX_CITED = 200


class Field(StrEnum):
    """A field of the index."""

    TEXT = "text"
    """Folded syllables of title, keywords and all passages, in order."""
    PAIRS = "pairs"
    EXACT = "exact"
    TITLE = "title"
    """Folded syllables and pairs of the title."""
    SYMBOL = "symbol"
    CITED = "cited"
    LABEL = "label"
    PINS = "pins"
    EXCLUSIONS = "exclusions"
    PREFIX = "prefix"
    VIEWERS = "viewers"
    ID = "record_id"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its terms."""

    passage: Passage
    text: list[str]
    pairs: list[str]


@dataclass(frozen=True, slots=True)
class IndexedRecord:
    """A record as its terms, ready for an engine to store."""

    record: SearchRecord
    terms: dict[Field, list[str]]
    passages: list[IndexedPassage]


def index_record(record: SearchRecord) -> IndexedRecord:
    """Read a record into terms: all that an engine has to know."""
    title = read(record.title)
    pieces = [piece for passage in record.passages for piece in split(passage)]
    readings = [read(piece.text) for piece in pieces]
    symbol = read(record.symbol)
    parts = [title, read(record.keywords), symbol, *readings]
    own = own_symbol_terms(record)
    cited = (
        term
        for passage in record.passages
        for symbol in find_symbols(passage.text)[:MAX_CITED]
        for term in symbol.terms[:1]
    )
    terms = {
        Field.TEXT: [word for part in parts for word in part.folded],
        Field.PAIRS: [pair for part in parts for pair in part.pairs],
        Field.EXACT: [term for part in parts for term in exact_terms(part)],
        Field.TITLE: [*title.folded, *title.pairs],
        Field.SYMBOL: own,
        Field.CITED: [term for term in dict.fromkeys(cited) if term not in own],
        Field.LABEL: list(label_terms(record)),
        Field.PINS: [fold(phrase) for phrase in record.pins],
        Field.EXCLUSIONS: [fold(phrase) for phrase in record.exclusions],
        Field.PREFIX: list(dict.fromkeys(prefixes((*title.folded, *symbol.folded)))),
    }
    indexed = [
        IndexedPassage(piece, list(reading.folded), reading.pairs)
        for piece, reading in zip(pieces, readings, strict=True)
    ]
    return IndexedRecord(record, terms, indexed)


def exact_terms(reading: Reading) -> Iterator[str]:
    """Syllables with their marks, and with đ alone kept where that is a third form."""
    for word in reading.exact:
        yield word
        if "đ" in word and (dj := keep_dj(word)) != word:
            yield dj


def own_symbol_terms(record: SearchRecord) -> list[str]:
    """The terms of the record's own number: its symbol's, or one that its title begins
    with, after nothing but the name of a type."""
    for text in (record.symbol, record.title):
        for symbol in find_symbols(text)[:1]:
            before = fold_name(text[: symbol.start]).removesuffix(" so").strip()
            if not before or before in codes_by_name():
                return symbol.terms
    return []


def label_terms(record: SearchRecord) -> Iterator[str]:
    """`issuer:quoc`, `issuer:hoi`: what a typed `cơ quan:` matches."""
    for source in (record.facets, record.labels):
        for name, values in source.items():
            for value in values:
                yield from (f"{name}:{word}" for word in fold(value).split())


def prefixes(words: Sequence[str]) -> Iterator[str]:
    """Beginnings of words, for the autocomplete."""
    for word in words:
        for length in PREFIX_LENGTHS:
            if length <= len(word):
                yield word[:length]
