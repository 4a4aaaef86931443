"""Where the text of attachments opens."""

import pytest

from pages.search_passages import passages_of
from tests.factories import DocumentFactory, OfficialDocumentPageFactory
from tests.factories.places import section

pytestmark = pytest.mark.django_db


def test_a_page_of_a_pdf_opens_in_its_viewer():
    page = OfficialDocumentPageFactory(parent=section("van-ban"))
    sheet, letter = DocumentFactory(title="Biểu"), DocumentFactory(title="Bản ký")
    sheet.page_texts = ["một", "hai"]
    letter.page_texts = ["trang đầu", "trang sau"]
    letter.media_type = "application/pdf"
    sheet.save()
    letter.save()
    for file in (sheet, letter):
        page.attachments.create(file=file)
    page.save()
    found = {p.text: (p.anchor, p.label) for p in passages_of(page)}
    assert found["hai"] == (f"#tep-{sheet.pk}", "Biểu, trang 2")
    assert found["trang đầu"] == (f"#tep-{letter.pk}", "Bản ký, trang 1")
    assert found["trang sau"] == (f"#tep-{letter.pk}-trang-2", "Bản ký, trang 2")
