"""A file as an answer: private, never sniffed, in parts where a player asks for them.

https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
"""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.core.files.base import File
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header

CHUNK = 256 * 1024
MAX_AGE = 300
# Shown in the browser; anything else is for saving only, so no file can run as a page.
SHOWN = ("image/", "audio/", "video/", "application/pdf", "text/plain")
POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)


def file_response(
    request: HttpRequest,
    file: File,
    *,
    name: str = "",
    media_type: str = "",
    etag: str,
    save: bool = False,
) -> HttpResponseBase:
    """Answer with a stored file, or 304 or a part of it where the request asks so.

    ``name`` is what it is called when saved, ``etag`` anything that changes with the
    bytes. Whether the person may have it is the caller's to ask first.
    """
    name = name or PurePosixPath(file.name or "file").name
    media_type = (
        media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    )
    quoted = '"' + re.sub(r"[^\w.+-]", "-", etag, flags=re.ASCII) + '"'
    unchanged: HttpResponseBase | None = get_conditional_response(request, etag=quoted)
    response = unchanged or _whole_or_part(request, file, media_type, quoted)
    shown = media_type.startswith(SHOWN) and not save
    if media_type.startswith("text/"):
        response["Content-Type"] = f"{media_type}; charset=utf-8"
    disposition = content_disposition_header(as_attachment=not shown, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["ETag"] = quoted
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = f"private, max-age={MAX_AGE}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    patch_vary_headers(response, ["Cookie"])
    return response


def _whole_or_part(
    request: HttpRequest, file: File, media_type: str, etag: str
) -> HttpResponseBase:
    size = file.size
    wanted = request.headers.get("Range", "")
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    part = _part(wanted, size)
    if part is None:
        file.open("rb")
        whole = FileResponse(file, content_type=media_type)
        whole["Content-Length"] = size
        return whole
    start, end = part
    if start >= size or start > end:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    response = StreamingHttpResponse(
        _read(file, start, end), status=206, content_type=media_type
    )
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = end - start + 1
    return response


def _part(wanted: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range; None where the whole is to be sent, as for
    ranges that are several or not understood."""
    match = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", wanted.strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return (size, size) if not int(last) else (max(0, size - int(last)), size - 1)
    return int(first), min(int(last), size - 1) if last else size - 1


def _read(file: File, start: int, end: int) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(start)
        left = end - start + 1
        while left > 0 and (data := opened.read(min(CHUNK, left))):
            left -= len(data)
            yield data
