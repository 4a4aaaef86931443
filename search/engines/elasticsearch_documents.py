"""Records and passages as Elasticsearch keeps them.

Terms are made by our own analysis, so the analyzer only parts them at spaces: both engines
hold the same terms.
"""

from typing import Any

from elasticsearch_dsl import (
    Boolean,
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
from search.records import FACETS, PassageKind
from search.stored import packed, packed_passage, stored_values

terms = analyzer("terms", tokenizer="whitespace")


def counted_terms() -> Text:
    """Terms of which only the number in a record matters."""
    return Text(analyzer=terms, index_options="freqs")


def kept() -> Keyword:
    """Values for showing, beside the terms: read alone, where the whole source of a law
    of a hundred articles would have to be."""
    return Keyword(index=False, doc_values=False, store=True)


class PassageDocument(InnerDoc):
    """A passage, ranked among all passages."""

    text = counted_terms()
    pairs = counted_terms()
    attached = Boolean()
    position = Integer()
    stored = kept()


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
    stored = kept()

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(includes=["record_id", "print"])


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
        "passages": [
            _passage(piece, position) for position, piece in enumerate(indexed.passages)
        ],
        "stored": packed(values),
    }


def _passage(piece: IndexedPassage, position: int) -> dict[str, Any]:
    return {
        "text": " ".join(piece.text),
        "pairs": " ".join(piece.pairs),
        "attached": piece.passage.kind is PassageKind.ATTACHMENT,
        "position": position,
        "stored": packed_passage(piece.passage),
    }
