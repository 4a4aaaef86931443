"""How long a file is: pages of a PDF, duration of a recording, read from the file itself."""

import datetime
from typing import BinaryIO

import pypdfium2
from tinytag import TinyTag, TinyTagException


def page_count(file: BinaryIO) -> int | None:
    """The number of pages of a PDF; None where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        return None
    try:
        return len(document)
    finally:
        document.close()


def duration(file: BinaryIO, name: str) -> datetime.timedelta | None:
    """How long an audio or MP4 video file plays; None where the file does not say (the
    editor types it in)."""
    if not TinyTag.is_supported(name):
        return None
    try:
        seconds = TinyTag.get(filename=name, file_obj=file).duration
    except TinyTagException:
        return None
    return datetime.timedelta(seconds=round(seconds)) if seconds else None
