"""What the pages of a unit's member cost: well under 25 queries, whatever there is."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.roles import ensure_roles
from pages.models import LibraryPage
from pages.models.guidance import LegalBasis
from pages.setup import ensure_site_structure
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    FieldOfWorkFactory,
    GuidancePageFactory,
    ImageFactory,
    LibraryPageFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from units.membership import join
from units.organisation import create_unit
from units.setup import ensure_units_container

MOST = 18
TWENTY = 20


@pytest.fixture
def commune(db) -> SimpleNamespace:
    """The libraries, a unit with a member who is signed in, and a document."""
    ensure_roles()
    home = ensure_site_structure()
    ensure_units_container(home)
    unit = create_unit(by=None, name="Chi bộ thôn A", code="A", kind="cell")
    member = UserFactory()
    join(user=member, unit=unit, by=None)
    sections = {page.slug: page for page in LibraryPage.objects.child_of(home)}
    client = Client()
    client.force_login(member, "intranet.accounts.backends.NameOrPhoneBackend")
    commune = SimpleNamespace(home=home, unit=unit, sections=sections, client=client)
    commune.document = add_document(commune)
    add_rows(commune, 2)
    return commune


def add_document(commune: SimpleNamespace):
    page = OfficialDocumentPageFactory(parent=commune.sections["van-ban"])
    page.fields_of_work.add(FieldOfWorkFactory())
    page.save_revision().publish()
    return page


def add_rows(commune: SimpleNamespace, number: int) -> None:
    """More of everything that the pages list."""
    for _row in range(number):
        add_document(commune)
        commune.document.attachments.create(file=DocumentFactory())
        article = ArticlePageFactory(
            parent=commune.sections["tin-bai"], cover=ImageFactory()
        )
        article.save_revision().publish()
        guidance = GuidancePageFactory(parent=commune.sections["huong-dan"])
        LegalBasis.objects.create(page=guidance, document=commune.document)
        guidance.save_revision().publish()


def queries(client: Client, path: str) -> int:
    """How many queries a page takes once it has been opened before."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


def addresses(commune: SimpleNamespace) -> dict[str, str]:
    return {
        "home": "/",
        "library": "/van-ban/?type=Công văn&year=2026",
        "document": commune.document.url,
        "unit page": commune.unit.page.url,
    }


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize("name", ["home", "library", "document", "unit page"])
def test_a_page_costs_the_same_with_twenty_more_rows(
    commune: SimpleNamespace, name: str
) -> None:
    path = addresses(commune)[name]
    before = queries(commune.client, path)
    assert before <= MOST
    add_rows(commune, TWENTY)
    assert queries(commune.client, path) == before


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_a_document_costs_the_same_in_a_folder_of_a_folder(
    commune: SimpleNamespace,
) -> None:
    above = commune.sections["van-ban"]
    costs = set()
    for _level in range(3):
        page = OfficialDocumentPageFactory(parent=above)
        page.save_revision().publish()
        costs.add(queries(commune.client, page.url))
        above = LibraryPageFactory(parent=above)
    assert len(costs) == 1
