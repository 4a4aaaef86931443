"""Duties follow what is published."""

from typing import Any

from wagtail.signals import page_published

from pages.models import OfficialDocumentPage
from units.duties import sync_duties


def connect() -> None:
    """Listen to publishing, once."""
    page_published.connect(
        document_published, sender=OfficialDocumentPage, dispatch_uid="duties-published"
    )


def document_published(instance: OfficialDocumentPage, **_kwargs: Any) -> None:
    """The numbered items of the text are duties that can be assigned."""
    sync_duties(instance)
