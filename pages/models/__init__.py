"""Content types, a file each, and the vocabularies they share."""

from pages.models.article import ArticlePage
from pages.models.base import BasePage, ContentPage
from pages.models.catalogue import CatalogueEntry
from pages.models.citation import CitationReading, PageCitation
from pages.models.guidance import GuidancePage
from pages.models.hold import Hold
from pages.models.home import HomePage
from pages.models.intake import IntakeFile, IntakeState
from pages.models.intake_correction import IntakeCorrection
from pages.models.library import LibraryPage
from pages.models.material import MaterialPage
from pages.models.media import CustomDocument, CustomImage, CustomRendition
from pages.models.official_document import OfficialDocumentPage
from pages.models.practice import PracticePage
from pages.models.register import (
    IncomingEntry,
    LaterChange,
    NumberSeries,
    OutgoingEntry,
    RegisterClosing,
)
from pages.models.relation import Relation
from pages.models.review import ReviewItem
from pages.models.topic_page import TopicPage
from pages.models.topics import PageTopic, Topic
from pages.models.vocabulary import DocumentType, FieldOfWork, IssuingBody

__all__ = [
    "ArticlePage",
    "BasePage",
    "CatalogueEntry",
    "CitationReading",
    "ContentPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DocumentType",
    "FieldOfWork",
    "GuidancePage",
    "Hold",
    "HomePage",
    "IncomingEntry",
    "IntakeCorrection",
    "IntakeFile",
    "IntakeState",
    "IssuingBody",
    "LaterChange",
    "LibraryPage",
    "MaterialPage",
    "NumberSeries",
    "OfficialDocumentPage",
    "OutgoingEntry",
    "PageCitation",
    "PageTopic",
    "PracticePage",
    "RegisterClosing",
    "Relation",
    "ReviewItem",
    "Topic",
    "TopicPage",
]
