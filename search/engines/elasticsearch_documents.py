"""Records and passages as Elasticsearch keeps them.

Terms are made by our own analysis, so the analyzer only parts them at spaces: both engines
hold the same terms.
"""

from typing import Any

from elasticsearch_dsl import (
    Document,
    InnerDoc,
    Integer,
    Keyword,
    MetaField,
    Nested,
    Object,
    Text,
    analyzer,
)

from search.fields import Field, IndexedPassage, IndexedRecord
from search.records import FACETS
from search.stored import stored_values

terms = analyzer("terms", tokenizer="whitespace")


def counted_terms() -> Text:
    """Terms of which only the number in a record matters."""
    return Text(analyzer=terms, index_options="freqs")


class PassageDocument(InnerDoc):
    """A passage, ranked among all passages."""

    text = counted_terms()
    pairs = counted_terms()
    shown = Keyword(index=False, doc_values=False)
    anchor = Keyword(index=False, doc_values=False)
    label = Keyword(index=False, doc_values=False)
    kind = Keyword(index=False, doc_values=False)


class RecordDocument(Document):
    """A record with its passages."""

    text = Text(analyzer=terms)
    pairs = counted_terms()
    exact = counted_terms()
    title = counted_terms()
    symbol = Text(analyzer=terms, index_options="docs")
    cited = Text(analyzer=terms, index_options="docs")
    label = Keyword()
    pins = Keyword()
    exclusions = Keyword()
    prefix = Keyword()
    viewers = Keyword()
    record_id = Keyword()
    print = Keyword(index=False)
    day = Integer()
    facets = Object(properties={name: Keyword() for name in FACETS})
    passages = Nested(PassageDocument)
    stored = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")


KEYWORDS = (Field.LABEL, Field.PINS, Field.EXCLUSIONS, Field.PREFIX)


def source_of(indexed: IndexedRecord) -> dict[str, Any]:
    """A record as the JSON that is sent."""
    record = indexed.record
    values = stored_values(record)
    source: dict[str, Any] = {
        name: terms if name in KEYWORDS else " ".join(terms)
        for name, terms in indexed.terms.items()
    }
    return source | {
        "viewers": list(record.viewers),
        "record_id": record.id,
        "print": values["print"],
        "day": record.date.toordinal() if record.date else 0,
        "facets": values["facets"],
        "passages": [_passage(piece) for piece in indexed.passages],
        "stored": values,
    }


def _passage(piece: IndexedPassage) -> dict[str, str]:
    passage = piece.passage
    return {
        "text": " ".join(piece.text),
        "pairs": " ".join(piece.pairs),
        "shown": passage.text,
        "anchor": passage.anchor,
        "label": passage.label,
        "kind": passage.kind,
    }
