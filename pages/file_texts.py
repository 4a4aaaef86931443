"""Reading the text of attached files in the background, a page of it a passage."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from intranet.extraction import ExtractionError, extract
from intranet.extraction.errors import Reason
from pages.models import CustomDocument
from pages.models.readable import ReadableFile
from pages.search_orders import order_pages, pages_with

logger = logging.getLogger(__name__)

State = ReadableFile.TextState
GONE = gettext_noop("The file is not in the storage any more. Upload it again.")
"""An English message id, translated when shown."""


def read_next() -> bool:
    """Read the file of the library that has waited longest; whether there was one."""
    return read_one(CustomDocument.objects.all(), order_pages_with)


def order_pages_with(file: Any) -> None:
    """The pages that carry a file are found by its text."""
    order_pages(pages_with([file.pk]), narrows=False)


def read_one(files: QuerySet[Any], order: Callable[[Any], None]) -> bool:
    """Read the one of some files that has waited longest, and order what is found by
    its text to be indexed; whether there was one."""
    file = files.filter(text_state=State.WAITING).order_by("pk").first()
    if file is None:
        return False
    texts: list[str] = []
    error = ""
    try:
        texts = texts_of(file)
    except ExtractionError as failure:
        if not _has_no_text(failure):
            error = failure.message
            logger.warning("%s cannot be read: %s", _named(file), failure)
    except OSError as failure:
        error = GONE
        logger.error("%s cannot be opened: %s", _named(file), failure)
    _keep(file, texts, error, order)
    return True


def _has_no_text(failure: ExtractionError) -> bool:
    """Whether it is a sound or a film, of which nobody expects a text."""
    heard = failure.detail.startswith(("audio/", "video/"))
    return failure.reason is Reason.UNSUPPORTED and heard


def _named(file: Any) -> str:
    return f"File {file._meta.model_name} {file.pk}"


def texts_of(file: Any) -> list[str]:
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
def _keep(
    file: Any, texts: list[str], error: str, order: Callable[[Any], None]
) -> None:
    """Write down what was read, unless the file was replaced meanwhile."""
    same = type(file).objects.filter(pk=file.pk, file=file.file.name)
    same.filter(text_state=State.WAITING).update(
        page_texts=texts,
        text_error=error,
        text_state=State.UNREADABLE if error else State.READ,
    )
    order(file)
