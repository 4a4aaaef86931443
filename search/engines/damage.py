"""Whether the files of an embedded index are as they were written.

Tantivy ends each file of a segment with a checksum and does not look at it when it
opens one (footer: JSON, its length, 1337). A file that is damaged at rest would give
wrong answers, or make its library panic, which Python sees as no usual exception.
https://github.com/quickwit-oss/tantivy/blob/main/src/directory/footer.rs
"""

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

META = "meta.json"
PARTS = ("records", "passages")
ENDINGS = ("store", "term", "idx", "pos", "fieldnorm", "fast")
MAGIC = 1337
_END = struct.Struct("<II")
_PIECE = 1 << 20


def is_panic(error: BaseException) -> bool:
    """Whether an exception is a panic of the library; its class cannot be imported."""
    return type(error).__name__ == "PanicException"


def damaged_files(version: Path) -> Iterator[str]:
    """The files of a version that are missing or not as they were written. Nobody may
    write meanwhile."""
    for part in PARTS:
        folder = version / part
        try:
            segments = json.loads((folder / META).read_bytes())["segments"]
            names = [name for segment in segments for name in _files_of(segment)]
        except (OSError, ValueError, LookupError, TypeError):
            yield f"{part}/{META}"
            continue
        yield from (f"{part}/{name}" for name in names if not _is_whole(folder / name))


def _files_of(segment: dict[str, object]) -> Iterator[str]:
    key = str(segment["segment_id"]).replace("-", "")
    yield from (f"{key}.{ending}" for ending in ENDINGS)
    deletes = segment["deletes"]
    if isinstance(deletes, dict):
        yield f"{key}.{deletes['opstamp']}.del"


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-_END.size, 2)
            length, magic = _END.unpack(file.read())
            end = file.tell() - _END.size - length
            if magic != MAGIC or end < 0:
                return False
            file.seek(end)
            expected = json.loads(file.read(length))["crc"]
            file.seek(0)
            found = 0
            while end > 0 and (piece := file.read(min(_PIECE, end))):
                found = zlib.crc32(piece, found)
                end -= len(piece)
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return bool(found == expected)
