"""Images and files of the library."""

import io

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.models import Collection

from pages.models import CustomDocument, CustomImage


def picture(width: int = 640, height: int = 400, color: str = "#b91c1c") -> bytes:
    """The bytes of a plain PNG."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "PNG")
    return buffer.getvalue()


class ImageFactory(DjangoModelFactory):
    """An image; ``file`` may be given as a Django file."""

    class Meta:
        model = CustomImage

    title = factory.Sequence(lambda n: f"Ảnh {n}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.LazyAttributeSequence(
        lambda _item, n: ContentFile(picture(), f"anh-{n}.png")
    )


class DocumentFactory(DjangoModelFactory):
    """A file; ``file`` may be given as a Django file."""

    class Meta:
        model = CustomDocument

    title = factory.Sequence(lambda n: f"Tệp {n}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.LazyAttributeSequence(
        lambda _item, n: ContentFile(f"Nội dung tệp {n}".encode(), f"tep-{n}.txt")
    )
