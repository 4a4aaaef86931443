"""The watched folder: what is put there becomes drafts, and is moved out of the way.

Taken files go to ``da-nhap``, those that cannot be taken to ``khong-nhap`` with a row at
the desk that says why. The folder is for copies: one that bears a secrecy mark is deleted,
for it must not stay on a computer with a network connection (Law 29/2018/QH14, Article 5).
"""

import logging
import shutil
import time
from pathlib import Path

from django.conf import settings
from django.utils.crypto import get_random_string

from pages.importing.outcomes import Outcome, Status
from pages.intake.imports import Manner, import_file
from pages.intake.sections import section_for_imports
from pages.models import IntakeFile, IntakeState

logger = logging.getLogger(__name__)

TAKEN, NOT_TAKEN = "da-nhap", "khong-nhap"
SETTLED = 5.0
"""Seconds without a change: the file is not still being copied."""
STATES = {
    Status.DUPLICATE: IntakeState.DUPLICATE,
    Status.REFUSED: IntakeState.REFUSED,
    Status.FAILED: IntakeState.FAILED,
}


def take_next() -> bool:
    """Take the file that has lain longest; whether there was one."""
    if not settings.IMPORT_FOLDER:
        return False
    folder = Path(settings.IMPORT_FOLDER)
    path = _oldest(folder)
    if path is None:
        return False
    section = section_for_imports()
    manner = Manner(section=section, source=IntakeFile.Source.FOLDER)
    outcomes = list(import_file(str(path), manner))
    for outcome in outcomes:
        if outcome.status != Status.DRAFT:
            _note(outcome, path, manner)
    _put_away(path, outcomes)
    return True


def _oldest(folder: Path) -> Path | None:
    """The first file in the folder itself that nobody writes any more."""
    if not folder.is_dir():
        return None
    settled = time.time() - SETTLED
    found = [
        (entry.stat().st_mtime, entry)
        for entry in folder.iterdir()
        if entry.is_file() and not entry.name.startswith((".", "~$"))
    ]
    ready = sorted((when, entry) for when, entry in found if when <= settled)
    return ready[0][1] if ready else None


def _note(outcome: Outcome, path: Path, manner: Manner) -> None:
    """A row that says why; the same file again, after a death, gets no second one."""
    section = manner.section
    if section is None:
        return
    within = path.name if outcome.file != str(path) else ""
    name = Path(outcome.file).name
    IntakeFile.objects.get_or_create(
        sha256=outcome.sha256 or "",
        source=manner.source,
        state=STATES[outcome.status],
        page_id=outcome.page_id,
        section=section,
        defaults={
            "name": "" if outcome.is_secret else name[:255],
            "within": "" if outcome.is_secret else within[:255],
            "reason": outcome.reason or "",
            "size": path.stat().st_size,
        },
    )


def _put_away(path: Path, outcomes: list[Outcome]) -> None:
    if any(outcome.is_secret for outcome in outcomes):
        path.unlink()
        logger.warning("a file with a secrecy mark was deleted from the watched folder")
        return
    taken = all(outcome.is_done for outcome in outcomes)
    target = path.parent / (TAKEN if taken else NOT_TAKEN)
    target.mkdir(exist_ok=True)
    place = target / path.name
    if place.exists():
        place = place.with_stem(f"{place.stem}-{get_random_string(6)}")
    shutil.move(path, place)
