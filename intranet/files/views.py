"""``/files/…`` and ``/documents/…``: the only ways to the bytes of the library.

What a person may not have is answered like what does not exist."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.models import document_served

from intranet import access
from intranet.files.library import Found, find, of_document
from intranet.files.responses import file_response


@require_safe
def serve_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """An original, a resized copy or a document by the name it is stored under."""
    found = find(name) if "\0" not in name else None
    if found is None:
        raise Http404
    return _answer(request, found)


def serve_document(
    document: access.LibraryFile, request: HttpRequest
) -> HttpResponseBase:
    """Wagtail's hook ``before_serve_document``: our answer, whole, so that Wagtail's own
    check (Django's groups, a redirect that tells that the file exists) is not asked."""
    found = of_document(document)
    response = _answer(request, found)
    document_served.send(sender=type(document), instance=document, request=request)
    return response


def not_found(
    request: HttpRequest, *_args: object, **_kwargs: object
) -> HttpResponseBase:
    """Addresses of Wagtail that this site does not have."""
    raise Http404


def _answer(request: HttpRequest, found: Found) -> HttpResponseBase:
    if not access.can_see_file(request.user, found.owner):
        raise Http404
    stored = found.file.name or ""
    if not found.file.storage.exists(stored):
        raise Http404
    return file_response(
        request,
        found.file,
        name=found.name,
        media_type=found.media_type,
        etag=f"{found.owner.file_hash}-{stored}",
    )
