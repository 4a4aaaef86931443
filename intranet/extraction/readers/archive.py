"""ZIP: the texts of what is inside, each member by its own reader."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO

from .. import dispatch, encodings, kinds, messages
from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..layout import UNICODE, Extracted, Line, Table
from ..limits import LIMITS


def read(path: Path, options: Options) -> Extracted:
    """Read an archive: the name of each file, then its text; pages are counted on."""
    lines: list[Line] = []
    tables: list[Table] = []
    margins: list[str] = []
    found: set[str] = set()
    warnings: dict[str, None] = {}
    pages, ocr = 0, False
    for name, file in members(path, options.folder):
        lines.append(Line(name, pages + 1))
        try:
            inner = _member(file, options)
        except ExtractionError:
            warnings[messages.MEMBER_FAILED] = None
            pages += 1
            continue
        lines += [_moved(line, pages, len(tables)) for line in inner.lines]
        tables += [replace(table, page=table.page + pages) for table in inner.tables]
        margins += inner.margins
        found.add(inner.encoding)
        warnings |= dict.fromkeys(inner.warnings)
        pages, ocr = pages + inner.page_count, ocr or inner.ocr
    if not lines:
        raise ExtractionError(Reason.EMPTY)
    return Extracted(
        lines=tuple(lines),
        tables=tuple(tables),
        margins=tuple(margins),
        media_type=kinds.ZIP,
        page_count=pages,
        ocr=ocr,
        encoding=encodings.summary(found, has_unicode=UNICODE in found),
        warnings=tuple(warnings),
    )


def members(path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file of an archive unpacked in turn, with its name there.

    The name is never used as a path; what unpacks to more than it says is stopped.
    """
    left = LIMITS.unpacked_size
    target = folder / "member"
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            try:
                with archive.open(info) as packed, target.open("wb") as file:
                    shutil.copyfileobj(_Limited(packed, left), file)
            except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
                raise ExtractionError(Reason.BROKEN, str(error)) from error
            left -= target.stat().st_size
            yield str(PurePosixPath(info.filename)), target
            target.unlink()


class _Limited:
    """A file that may be read so far and no further."""

    def __init__(self, file: IO[bytes], left: int) -> None:
        self._file = file
        self._left = left

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise ExtractionError(Reason.ARCHIVE_BOMB)
        return data


def _member(file: Path, options: Options) -> Extracted:
    if kinds.sniff(file) == kinds.ZIP:
        raise ExtractionError(Reason.UNSUPPORTED, "an archive within an archive")
    return dispatch.read(file, options)


def _moved(line: Line, pages: int, tables: int) -> Line:
    cell = line.cell and (line.cell[0] + tables, line.cell[1], line.cell[2])
    return replace(line, page=line.page + pages, cell=cell)
