"""What kind of file this is, told by its first bytes and its inner names, never by its
extension."""

import zipfile
from pathlib import Path

import filetype

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
RTF = "application/rtf"
HTML = "text/html"
TEXT = "text/plain"
ZIP = "application/zip"
SVG = "image/svg+xml"
ENCRYPTED_OFFICE = "application/x-ole-encrypted"
UNKNOWN = "application/octet-stream"

OPEN_DOCUMENT = {ODT, ODS, ODP}
_OOXML = {
    "word/document.xml": DOCX,
    "xl/workbook.xml": XLSX,
    "ppt/presentation.xml": PPTX,
}
_OLE = {
    "EncryptedPackage": ENCRYPTED_OFFICE,
    "WordDocument": DOC,
    "Workbook": XLS,
    "Book": XLS,
    "PowerPoint Document": PPT,
}
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE = 64 * 1024
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0c\x1b\x1f\x1e\x02")


def sniff(path: Path) -> str:
    """The media type of a file by its content; UNKNOWN when it is none we know."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(_OLE_SIGNATURE):
        return _ole_kind(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path)
    guess = filetype.guess(head)
    if guess is not None:
        return str(guess.mime)
    return _text_kind(head)


def is_media(media_type: str) -> bool:
    """Sound and moving pictures, which have a limit of their own."""
    return media_type.startswith(("audio/", "video/"))


def is_picture(media_type: str) -> bool:
    """A photo, a scan or a drawing."""

    return media_type.startswith("image/")


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for name, kind in _OOXML.items():
                if name in names:
                    return kind
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                stated = archive.read("mimetype").decode("ascii", "replace").strip()
                if stated in OPEN_DOCUMENT:
                    return stated
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError):
        return ZIP
    return ZIP


def _ole_kind(path: Path) -> str:
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as ole:
            for stream, kind in _OLE.items():
                if ole.exists(stream):
                    return kind
    except (OSError, ValueError, IndexError, TypeError):
        return DOC
    return UNKNOWN


def _text_kind(head: bytes) -> str:
    if not head:
        return UNKNOWN
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TEXT
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if controls or b"\x00" in head:
        return UNKNOWN
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if b"<svg" in start:
        return SVG
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return HTML
    return TEXT
