"""Archives taken apart for those who judge and keep each member by itself."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from .dispatch import check_archive
from .errors import ExtractionError, Reason
from .readers.archive import members


def unpack(path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Each member with its name in the archive, one after the other: the file of the one
    before is gone. ExtractionError where the archive is locked, broken or a bomb."""
    check_archive(path)
    try:
        yield from members(path, folder)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError) as error:
        raise ExtractionError(Reason.BROKEN, str(error)) from error
