"""Which documents are held here, as candidates for what a text cites."""

from collections.abc import Callable

from django.db.models import QuerySet

from pages.citation_resolution import Candidate
from pages.citations import Citation
from pages.models.official_document import OfficialDocumentPage
from pages.models.vocabulary import DocumentType

NAMED = ("LUẬT", "PL")
_FIELDS = (
    "pk",
    "number",
    "symbol",
    "document_type__code",
    "issuing_body__name",
    "issued_on",
    "subject",
)


def lookup(*, live: bool = False) -> Callable[[Citation], list[Candidate]]:
    """What ``pages.citation_resolution.resolve`` asks; ``live`` leaves drafts out. Laws
    are few and are told by their names, so they are read once, as is each number."""
    documents = OfficialDocumentPage.objects.order_by("pk")
    if live:
        documents = documents.live()
    laws: list[Candidate] = []
    numbered: dict[str, list[Candidate]] = {}

    def find(citation: Citation) -> list[Candidate]:
        number = citation.number
        if number:
            if number not in numbered:
                same = documents.filter(number__in=spellings(number))
                numbered[number] = _candidates(same)
            return numbered[number]
        if not laws:
            types = DocumentType.objects.filter(code__in=NAMED)
            laws.extend(_candidates(documents.filter(document_type__in=types)))
        return laws

    return find


def spellings(number: str) -> set[str]:
    """``5`` and ``05`` are one number."""
    bare = number.lstrip("0")
    return {number, bare, f"0{bare}", f"00{bare}"}


def _candidates(documents: QuerySet[OfficialDocumentPage]) -> list[Candidate]:
    return [
        Candidate(pk, number or None, symbol or None, code, body, date or None, subject)
        for pk, number, symbol, code, body, date, subject in documents.values_list(
            *_FIELDS
        )
    ]
