"""How papers name other documents."""

from pages import paper
from pages.models import OfficialDocumentPage


def short_name(document: OfficialDocumentPage) -> str:
    """Type, number, date and issuer, without the subject."""
    kind = document.document_type.name if document.document_type else "văn bản"
    number = f"số {document.number_symbol}" if document.number_symbol else ""
    issuer = f"của {document.issuing_body.name}" if document.issuing_body else ""
    words = (kind, number, paper.long_date(document.issued_on), issuer)
    return " ".join(word for word in words if word)
