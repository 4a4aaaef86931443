"""Documents that cite, replace and amend each other."""

import pytest

from pages.models import Relation
from pages.relations import deciding
from pages.relations.kinds import RelationKind
from tests.factories import OfficialDocumentPageFactory, UserFactory
from tests.factories.vocabulary import DocumentTypeFactory, IssuingBodyFactory


@pytest.fixture
def document(library):
    """Make a published decree with these paragraphs."""

    def make(number: str, *paragraphs: str, publish: bool = True, **kwargs):
        given = {
            "document_type": DocumentTypeFactory(
                system="state", code="NĐ", name="Nghị định"
            ),
            "issuing_body": IssuingBodyFactory(name="Chính phủ", system="state"),
            "number": number,
            "symbol": "NĐ-CP",
            "subject": f"Quy định việc số {number}",
            "title": f"Nghị định {number}",
            "issued_on": "2020-01-01",
            "body": [("paragraph", f"<p>{text}</p>") for text in paragraphs],
        } | kwargs
        page = OfficialDocumentPageFactory(
            parent=library("van-ban"), live=False, **given
        )
        if publish:
            page.save_revision().publish()
        return page

    return make


@pytest.fixture
def boss(db):
    return UserFactory(username="quan-tri-quan-he", superuser=True)


@pytest.fixture
def related(boss):
    """Enter a confirmed relation."""

    def enter(source, kind: RelationKind, target, *anchors: str, **kwargs) -> Relation:
        return deciding.add(
            source=source,
            target=target,
            kind=kind,
            by=boss,
            target_anchors=anchors,
            **kwargs,
        )

    return enter
