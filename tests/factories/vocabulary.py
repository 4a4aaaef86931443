"""Document types, issuing bodies and fields of work."""

import factory
from factory.django import DjangoModelFactory

from pages.models import DocumentType, FieldOfWork, IssuingBody
from pages.models.vocabulary import System


class DocumentTypeFactory(DjangoModelFactory):
    """A type; the same code, system and name give the same row."""

    class Meta:
        model = DocumentType
        django_get_or_create = ("system", "code", "name")

    system = System.PARTY
    code = "CV"
    name = "Công văn"


class IssuingBodyFactory(DjangoModelFactory):
    """A body; the same name gives the same row."""

    class Meta:
        model = IssuingBody
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda n: f"Đảng ủy xã Thử {n}")
    system = System.PARTY


class FieldOfWorkFactory(DjangoModelFactory):
    """A field of work; the same slug gives the same row."""

    class Meta:
        model = FieldOfWork
        django_get_or_create = ("slug",)

    name = factory.Sequence(lambda n: f"Lĩnh vực {n}")
    slug = factory.Sequence(lambda n: f"linh-vuc-{n}")
