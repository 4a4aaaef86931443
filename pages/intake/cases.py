"""The clerk's corrections, kept as cases that the reader of letters is tested with."""

from typing import Any

from django.db import transaction

from pages.importing.drafts import CIRCULATIONS, URGENCIES
from pages.intake.forms import READ_AS
from pages.models import IntakeCorrection, IntakeFile, OfficialDocumentPage

AROUND = 2
"""Lines kept before and after those that a field was read from."""
FROM_THE_TOP = 12
"""Lines kept for a field that was not found at all."""


_WORDS: dict[str, dict[Any, str]] = {
    "urgency": {kept: word for word, kept in URGENCIES.items()},
    "circulation": {kept: word for word, kept in CIRCULATIONS.items()},
}


@transaction.atomic
def keep_corrections(*, row: IntakeFile, page: OfficialDocumentPage) -> None:
    """Note each field that is not what was read, and forget those put back."""
    for field, read_as in READ_AS.items():
        read, became = _text(row.letter.get(read_as)), _value(page, field)
        if _same(read, became):
            row.corrections.filter(field=read_as).delete()
            continue
        IntakeCorrection.objects.update_or_create(
            intake=row,
            field=read_as,
            defaults={"read": read, "became": became, "context": _around(row, read_as)},
        )


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value or "")


def _value(page: OfficialDocumentPage, field: str) -> str:
    if field == "document_type":
        return page.document_type.code if page.document_type else ""
    if field == "body_name":
        return page.issuing_body.name if page.issuing_body else ""
    if field in _WORDS:
        return _WORDS[field].get(getattr(page, field), "")
    return str(getattr(page, field) or "")


def _same(read: str, became: str) -> bool:
    return read.split() == became.split() or read.casefold() == became.casefold()


def _around(row: IntakeFile, field: str) -> list[str]:
    sources: dict[str, Any] = row.letter.get("sources", {})
    source = sources.get(field)
    if not source or not source["lines"]:
        return [text for text, _page in row.lines[:FROM_THE_TOP]]
    first = max(min(source["lines"]) - AROUND, 0)
    last = max(source["lines"]) + AROUND + 1
    return [text for text, _page in row.lines[first:last]]
