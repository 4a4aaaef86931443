"""Duties follow what is published."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from pages.models import OfficialDocumentPage
from units.acknowledgement import reminding
from units.acknowledgement.texts import KINDS
from units.duties import sync_duties


def connect() -> None:
    """Listen to publishing, once."""
    page_published.connect(
        document_published, sender=OfficialDocumentPage, dispatch_uid="duties-published"
    )
    for kind in KINDS:
        page_published.connect(
            text_published, sender=kind, dispatch_uid=f"asked-{kind.__name__}"
        )


def document_published(instance: OfficialDocumentPage, **_kwargs: Any) -> None:
    """The numbered items of the text are duties that can be assigned."""
    sync_duties(instance)


def text_published(instance: Page, **_kwargs: Any) -> None:
    """A text that asks to be acknowledged tells those whom it asks."""
    reminding.published(instance)
