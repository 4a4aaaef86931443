"""Which picture or document of the editors' library an address of a file belongs to."""

from dataclasses import dataclass
from typing import Any

from django.db.models.fields.files import FieldFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from intranet.access import LibraryFile


@dataclass(frozen=True)
class Found:
    """Stored bytes, and the library's entry that decides who may have them."""

    owner: LibraryFile
    file: FieldFile
    name: str
    media_type: str = ""


def find(name: str) -> Found | None:
    """The entry that the file stored as ``name`` belongs to: a document, an image or a
    resized copy of one; None for what the library does not know."""
    document: Any = (
        get_document_model().objects.select_related("collection").filter(file=name)
    )
    for item in document[:1]:
        return of_document(item)
    images = get_image_model().objects.select_related("collection")
    for image in images.filter(file=name)[:1]:
        return Found(image, image.file, image.filename)
    for image in images.filter(renditions__file=name)[:1]:
        rendition = image.renditions.filter(file=name)[:1].get()
        return Found(image, rendition.file, image.filename)
    return None


def of_document(document: Any) -> Found:
    """A document's own file."""
    return Found(document, document.file, document.filename, document.media_type)
