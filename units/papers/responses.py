"""Files that the site makes, as answers."""

from django.http import HttpResponse

OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{OFFICE}wordprocessingml.document"
XLSX = f"{OFFICE}spreadsheetml.sheet"


def docx_response(content: bytes, name: str) -> HttpResponse:
    """A paper to save."""
    return _saved(content, name, DOCX)


def xlsx_response(content: bytes, name: str) -> HttpResponse:
    """A workbook to save."""
    return _saved(content, name, XLSX)


def _saved(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
