"""Stamps and notes laid over a PDF page; their words are not in the page's own text."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST = 2000
_LONGEST = 2000


def annotations(page: pdfium.PdfPage) -> Iterator[str]:
    """What the stamps and notes on a page say."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        buffer = ctypes.create_string_buffer(_LONGEST)
        size = raw.FPDFAnnot_GetStringValue(
            annotation,
            b"Contents",
            ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)),
            _LONGEST,
        )
        raw.FPDFPage_CloseAnnot(annotation)
        text = buffer.raw[: min(size, _LONGEST)].decode("utf-16-le", "replace")
        if text.strip("\0 "):
            yield text.strip("\0 ")
