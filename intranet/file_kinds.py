"""Which kinds of files the site takes, and which endings their names may have."""

from enum import StrEnum

from intranet.extraction import kinds


class Kind(StrEnum):
    """What a file is uploaded as."""

    IMAGE = "image"
    """A picture of the image library."""
    ATTACHMENT = "attachment"
    """A file beside a page, a plan or a report: office files, pictures, media, ZIP."""
    IMPORT = "import"
    """A document to be read: what has text, scans and photos of letters."""


_PICTURES = {
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
}
_SCANS = {
    "image/jpeg": _PICTURES["image/jpeg"],
    "image/png": _PICTURES["image/png"],
    "image/webp": _PICTURES["image/webp"],
    "image/tiff": ("tif", "tiff"),
    "image/bmp": ("bmp",),
    "image/heic": ("heic", "heif"),
}
_OFFICE = {
    kinds.PDF: ("pdf",),
    kinds.DOCX: ("docx", "docm", "dotx"),
    kinds.DOC: ("doc", "dot"),
    kinds.ODT: ("odt", "ott"),
    # Word itself saves RTF under .doc when asked to, and so do many office programs.
    kinds.RTF: ("rtf", "doc"),
    kinds.XLSX: ("xlsx", "xlsm"),
    kinds.XLS: ("xls",),
    kinds.ODS: ("ods",),
    kinds.PPTX: ("pptx", "ppsx"),
    kinds.PPT: ("ppt", "pps"),
    kinds.ODP: ("odp",),
    kinds.TEXT: ("txt", "csv", "md"),
    kinds.ZIP: ("zip",),
}
_MEDIA = {
    "audio/mpeg": ("mp3",),
    "audio/mp4": ("m4a", "mp4"),
    "audio/x-m4a": ("m4a",),
    "audio/aac": ("aac",),
    "audio/ogg": ("ogg", "oga", "opus"),
    "audio/x-wav": ("wav",),
    "audio/x-flac": ("flac",),
    "audio/amr": ("amr",),
    "video/mp4": ("mp4", "m4v"),
    "video/x-m4v": ("m4v", "mp4"),
    "video/webm": ("webm",),
    "video/x-matroska": ("mkv",),
    "video/quicktime": ("mov",),
    "video/x-msvideo": ("avi",),
    "video/3gpp": ("3gp",),
}
ALLOWED: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.IMAGE: _PICTURES,
    Kind.ATTACHMENT: _OFFICE | _SCANS | _PICTURES | _MEDIA,
    Kind.IMPORT: _OFFICE | _SCANS | {kinds.HTML: ("html", "htm")},
}
"""Media types with the endings that may name them; the first one names it best."""
