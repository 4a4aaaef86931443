"""Factories of everything, for the tests and for the sample content."""

from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.pages import (
    ArticlePageFactory,
    GuidancePageFactory,
    LibraryPageFactory,
    MaterialPageFactory,
    OfficialDocumentPageFactory,
    PracticePageFactory,
    TopicPageFactory,
)
from tests.factories.people import UserFactory
from tests.factories.units import MembershipFactory, UnitFactory
from tests.factories.vocabulary import (
    DocumentTypeFactory,
    FieldOfWorkFactory,
    IssuingBodyFactory,
)

__all__ = [
    "ArticlePageFactory",
    "DocumentFactory",
    "DocumentTypeFactory",
    "FieldOfWorkFactory",
    "GuidancePageFactory",
    "ImageFactory",
    "IssuingBodyFactory",
    "LibraryPageFactory",
    "MaterialPageFactory",
    "MembershipFactory",
    "OfficialDocumentPageFactory",
    "PracticePageFactory",
    "TopicPageFactory",
    "UnitFactory",
    "UserFactory",
]
