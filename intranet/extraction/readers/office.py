"""Sheets and slides, by Kreuzberg: text for searching, without layout."""

from pathlib import Path

import kreuzberg

from .. import encodings, kinds
from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..layout import Extracted, Line


def read(path: Path, options: Options) -> Extracted:
    """Read any file that Kreuzberg knows as lines of plain text."""
    media_type = kinds.sniff(path)
    try:
        result = kreuzberg.extract_file_sync(str(path), mime_type=media_type)
    except kreuzberg.KreuzbergError as error:
        raise ExtractionError(Reason.BROKEN, str(error)[:300]) from error
    texts = [line.strip() for line in result.content.splitlines() if line.strip()]
    texts, encoding = encodings.decode_lines(texts)
    return Extracted(
        lines=tuple(Line(text) for text in texts),
        media_type=media_type,
        encoding=encoding,
    )
