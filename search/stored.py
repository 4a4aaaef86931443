"""What both engines keep of a record for showing, and its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from search.records import Passage, PassageKind, SearchRecord


def stored_values(record: SearchRecord) -> dict[str, Any]:
    """The values that a result shows and that ranking needs."""
    return {
        "id": record.id,
        "model": record.model,
        "url": record.url,
        "title": record.title,
        "symbol": record.symbol,
        "date": record.date.isoformat() if record.date else None,
        "effect": record.effect,
        "facets": {name: list(values) for name, values in record.facets.items()},
        "boost": record.boost,
        "pins": list(record.pins),
        "print": fingerprint(record),
    }


def packed(values: Any) -> str:
    """Values as they are kept beside a record."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def packed_passage(passage: Passage) -> str:
    """A passage as it is kept."""
    return packed([passage.text, passage.anchor, passage.label, passage.kind])


def unpacked_passage(kept: str) -> Passage:
    """A passage as it was."""
    text, anchor, label, kind = json.loads(kept)
    return Passage(text, anchor, label, PassageKind(kind))


def fingerprint(record: SearchRecord) -> str:
    """Equal for records that would be indexed alike."""
    text = json.dumps(_plain(asdict(record)), sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
