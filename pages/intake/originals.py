"""The original beside the fields: as a file, and as pictures of its pages."""

import tempfile
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from intranet.extraction import ExtractionError, kinds
from intranet.extraction.sandbox import picture_of_page
from pages.intake.gate import for_clerks, row_or_404
from pages.models import IntakeFile

KEPT_SECONDS = 3600


def has_pictures(row: IntakeFile) -> bool:
    """Whether pages can be shown as they look on paper."""
    return row.media_type == kinds.PDF or kinds.is_picture(row.media_type)


@for_clerks
@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The original as it came, always as a download."""
    row = row_or_404(request, pk)
    if not row.original:
        raise Http404
    return FileResponse(row.original.open("rb"), as_attachment=True, filename=row.name)


@for_clerks
@require_safe
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page as a picture, straightened as the reader of scans saw it."""
    row = row_or_404(request, pk)
    if not has_pictures(row) or not row.original:
        raise Http404
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        path = Path(folder) / "original"
        with row.original.open("rb") as stored, path.open("wb") as copy:
            for chunk in stored.chunks():
                copy.write(chunk)
        try:
            data = picture_of_page(path, page=number, straight=row.ocr)
        except ExtractionError as error:
            raise Http404 from error
    response = HttpResponse(data, content_type="image/webp")
    response["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return response
