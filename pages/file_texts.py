"""Reading the text of attached files in the background, a page of it a passage."""

import logging
import tempfile
from pathlib import Path

from django.db import transaction

from intranet.extraction import ExtractionError, extract
from pages.models.media import CustomDocument
from pages.search_orders import order_pages, pages_with

logger = logging.getLogger(__name__)

State = CustomDocument.TextState
GONE = "The file is not in the storage any more. Upload it again."
"""An English message id, translated when shown."""


def read_next() -> bool:
    """Read the file that has waited longest; whether there was one."""
    file = (
        CustomDocument.objects.filter(text_state=State.WAITING).order_by("pk").first()
    )
    if file is None:
        return False
    texts: list[str] = []
    error = ""
    try:
        texts = texts_of(file)
    except ExtractionError as failure:
        error = failure.message
        logger.warning("File %s cannot be read: %s", file.pk, failure)
    except OSError as failure:
        error = GONE
        logger.error("File %s cannot be opened: %s", file.pk, failure)
    keep(file, texts, error)
    return True


def texts_of(file: CustomDocument) -> list[str]:
    """The text of each page; raises ExtractionError."""
    with tempfile.TemporaryDirectory(prefix="text-") as folder:
        path = Path(folder) / "file"
        with file.file.open("rb") as source, path.open("wb") as copy:
            for chunk in source.chunks():
                copy.write(chunk)
        read = extract(path, layout=False)
    margins = "\n".join(read.margins)
    return [*read.page_texts, margins] if margins else list(read.page_texts)


@transaction.atomic
def keep(file: CustomDocument, texts: list[str], error: str) -> None:
    """Write down what was read, unless the file was replaced meanwhile."""
    same = CustomDocument.objects.filter(pk=file.pk, file=file.file.name)
    same.filter(text_state=State.WAITING).update(
        page_texts=texts,
        text_error=error,
        text_state=State.UNREADABLE if error else State.READ,
    )
    order_pages(pages_with([file.pk]), narrows=False)
