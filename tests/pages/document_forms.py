"""What a browser sends when an official document is entered."""

from collections.abc import Iterable
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories import DocumentTypeFactory, IssuingBodyFactory


def document_form(
    body: Iterable[Any] = (), attachments: Iterable[Any] = (), **fields: Any
) -> dict[str, Any]:
    """The form with everything that must be there; ``fields`` come on top."""
    return nested_form_data(
        {
            "title": "",
            "slug": "",
            "document_type": DocumentTypeFactory().pk,
            "issuing_body": IssuingBodyFactory(name="Đảng ủy xã Thử").pk,
            "number": "15",
            "symbol": "CV/ĐU",
            "subject": "V/v thực hiện dân chủ ở cơ sở",
            "issued_on": "05/03/2026",
            "body": streamfield(body),
            "attachments": inline_formset(attachments),
            "comments": inline_formset([]),
            **{"topics": "", **fields},
        }
    )
