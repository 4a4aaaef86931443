"""One version of the embedded index: an index of records and one of passages.

They are apart so that the statistics of each (how many, how long) are its own.
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import tantivy

from search.engines.base import RecordsRejected
from search.fields import Field, IndexedRecord, index_record
from search.records import FACETS, PassageKind, SearchRecord
from search.stored import packed, packed_passage, stored_values

HEAP = 32_000_000
REBUILD_HEAP = 256_000_000
STORED = "stored"
DATE = "date"
KEY = "key"
POSITION = "position"
ATTACHED = "attached"

_MULTIPLE = (
    Field.SYMBOL,
    Field.CITED,
    Field.LABEL,
    Field.PINS,
    Field.EXCLUSIONS,
    Field.PREFIX,
)


@cache
def record_schema() -> tantivy.Schema:
    """The fields of the index of records."""
    builder = tantivy.SchemaBuilder()
    for name, option in (
        (Field.TEXT, "position"),
        (Field.PAIRS, "freq"),
        (Field.EXACT, "freq"),
        (Field.TITLE, "freq"),
    ):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in (*_MULTIPLE, Field.VIEWERS, Field.ID):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(
            facet, tokenizer_name="raw", index_option="basic", fast=True
        )
    builder.add_integer_field(DATE, fast=True)
    builder.add_integer_field(KEY, fast=True)
    builder.add_bytes_field(STORED, stored=True)
    return builder.build()


@cache
def passage_schema() -> tantivy.Schema:
    """The fields of the index of passages."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(Field.TEXT, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(
        Field.PAIRS, tokenizer_name="whitespace", index_option="freq"
    )
    builder.add_text_field(Field.ID, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(KEY, fast=True)
    builder.add_integer_field(POSITION, fast=True)
    builder.add_integer_field(ATTACHED, fast=True)
    builder.add_bytes_field(STORED, stored=True)
    return builder.build()


def key_of(record_id: str) -> int:
    """A number for a record, by which passages are grouped without reading them."""
    digest = hashlib.blake2b(record_id.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


class Store:
    """Opens one version for reading and writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = _open(path / "records", record_schema())
        self.passages = _open(path / "passages", passage_schema())
        self.written = [str(path / n / "meta.json") for n in ("passages", "records")]

    def stamp(self) -> tuple[object, ...]:
        """Changes whenever something was written, by any process."""
        found = map(os.stat, self.written)
        return tuple((stat.st_mtime_ns, stat.st_ino) for stat in found)

    def write(
        self,
        records: Iterable[SearchRecord],
        deleted: Collection[str] = (),
        *,
        heap: int = HEAP,
    ) -> int:
        """Replace and delete; passages are made visible first. Returns how many."""
        errors: dict[str, str] = {}
        count = 0
        with (
            _writer(self.records, heap) as record_writer,
            _writer(self.passages, heap) as passage_writer,
        ):
            for record_id in deleted:
                record_writer.delete_documents_by_term(Field.ID, record_id)
                passage_writer.delete_documents_by_term(Field.ID, record_id)
            for record in records:
                try:
                    indexed = index_record(record)
                    document = record_document(indexed)
                    pieces = passage_documents(indexed)
                except (ValueError, TypeError, OverflowError) as error:
                    errors[record.id] = f"{type(error).__name__}: {error}"
                    continue
                record_writer.delete_documents_by_term(Field.ID, record.id)
                passage_writer.delete_documents_by_term(Field.ID, record.id)
                record_writer.add_document(document)
                for piece in pieces:
                    passage_writer.add_document(piece)
                count += 1
            passage_writer.commit()
            record_writer.commit()
        if errors:
            raise RecordsRejected(errors)
        return count


@contextmanager
def _writer(index: tantivy.Index, heap: int) -> Iterator[tantivy.IndexWriter]:
    """A writer that lets go of the index's lock whatever happens: an exception that is
    kept, in a log for one, would otherwise keep the writer alive and the index locked."""
    writer = index.writer(heap, 1)
    try:
        yield writer
    except BaseException:
        with suppress(ValueError, RuntimeError):
            writer.wait_merging_threads()
        raise
    writer.wait_merging_threads()


def _open(path: Path, schema: tantivy.Schema) -> tantivy.Index:
    path.mkdir(exist_ok=True)
    index = tantivy.Index(schema, str(path))
    index.config_reader("manual")
    return index


def record_document(indexed: IndexedRecord) -> tantivy.Document:
    """A record as a document of the index."""
    record = indexed.record
    document = tantivy.Document()
    for name, terms in indexed.terms.items():
        if name in _MULTIPLE:
            for term in terms:
                document.add_text(name, term)
        else:
            document.add_text(name, " ".join(terms))
    for viewer in record.viewers:
        document.add_text(Field.VIEWERS, viewer)
    for facet, values in record.facets.items():
        for value in values:
            document.add_text(facet, value)
    document.add_text(Field.ID, record.id)
    document.add_integer(DATE, record.date.toordinal() if record.date else 0)
    document.add_integer(KEY, key_of(record.id))
    document.add_bytes(STORED, packed(stored_values(record)).encode())
    return document


def passage_documents(indexed: IndexedRecord) -> list[tantivy.Document]:
    """The passages of a record as documents of their index."""
    documents = []
    key = key_of(indexed.record.id)
    for position, piece in enumerate(indexed.passages):
        passage = piece.passage
        document = tantivy.Document()
        document.add_text(Field.TEXT, " ".join(piece.text))
        document.add_text(Field.PAIRS, " ".join(piece.pairs))
        document.add_text(Field.ID, indexed.record.id)
        document.add_integer(KEY, key)
        document.add_integer(POSITION, position)
        document.add_integer(ATTACHED, int(passage.kind is PassageKind.ATTACHMENT))
        document.add_bytes(STORED, packed_passage(passage).encode())
        documents.append(document)
    return documents
