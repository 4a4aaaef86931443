"""Which reader reads which kind of file."""

import importlib
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from . import kinds
from .errors import ExtractionError, Reason
from .layout import Extracted
from .limits import LIMITS

_PICTURES = ("jpeg", "png", "tiff", "webp", "heic", "heif", "bmp", "gif")
READERS = {
    kinds.PDF: "pdf",
    kinds.DOCX: "docx",
    kinds.DOC: "doc",
    kinds.ODT: "odt",
    kinds.RTF: "rtf",
    kinds.HTML: "html",
    kinds.TEXT: "text",
    kinds.ZIP: "archive",
    kinds.XLSX: "office",
    kinds.XLS: "office",
    kinds.ODS: "office",
    kinds.PPTX: "office",
    kinds.PPT: "office",
    kinds.ODP: "office",
    **{f"image/{name}": "picture" for name in _PICTURES},
}
_ZIPPED = {kinds.DOCX, kinds.XLSX, kinds.PPTX, kinds.ZIP} | kinds.OPEN_DOCUMENT


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller wants to know."""

    folder: Path
    """For temporary files; wiped afterwards."""
    layout: bool = True
    """False asks for the text only, which is quicker for long PDFs."""
    ocr_pages: int = LIMITS.ocr_pages
    """How many pages may go through OCR; 0 for none."""


def can_read(media_type: str) -> bool:
    """Whether text can be had from this kind of file at all."""

    return media_type in READERS


def read(path: Path, options: Options) -> Extracted:
    """Read a file in this process. Callers outside the package use `extract`."""
    if path.stat().st_size == 0:
        raise ExtractionError(Reason.EMPTY)
    media_type = kinds.sniff(path)
    if media_type == kinds.ENCRYPTED_OFFICE:
        raise ExtractionError(Reason.ENCRYPTED)
    if media_type not in READERS:
        raise ExtractionError(Reason.UNSUPPORTED, media_type)
    if media_type in _ZIPPED:
        check_archive(path)
    reader = importlib.import_module(f".readers.{READERS[media_type]}", __package__)
    return replace(reader.read(path, options), media_type=media_type)


def check_archive(path: Path) -> None:
    """Refuse what is locked or would unpack to far more than it should."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ExtractionError(Reason.BROKEN, str(error)) from error
    if any(member.flag_bits & 1 for member in members):
        raise ExtractionError(Reason.ENCRYPTED)
    packed = max(path.stat().st_size, 1)
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > LIMITS.members
        or unpacked > LIMITS.unpacked_size
        or (unpacked > LIMITS.ratio_from and unpacked > packed * LIMITS.unpacked_ratio)
    ):
        raise ExtractionError(Reason.ARCHIVE_BOMB)
