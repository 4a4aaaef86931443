"""Reading what waits at the desk, one file after the other, in the helper process.

A file is under way by its row alone, so a helper that is killed loses nothing: another
takes the row again once nobody can be reading it any more.
"""

import datetime
import logging
import tempfile
from pathlib import Path

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from intranet.extraction import extract
from intranet.extraction.limits import LIMITS
from intranet.secrecy import mark_in
from intranet.uploads import Admitted, UploadRefused, secret_refusal
from pages.importing.drafts import Reading, reading_of
from pages.intake import rows
from pages.intake.keeping import keep
from pages.models import IntakeFile, IntakeState

logger = logging.getLogger(__name__)

GIVEN_UP = datetime.timedelta(
    seconds=LIMITS.seconds + LIMITS.seconds_a_page * LIMITS.ocr_pages + 60
)
"""No reader lives so long."""


def read_next() -> bool:
    """Read the file that has waited longest; whether there was one."""
    row = _claim()
    if row is None:
        return False
    try:
        with tempfile.TemporaryDirectory(prefix="intake-") as folder:
            reading = _read(row, Path(folder) / row.name)
            _finish(row.pk, reading)
    except UploadRefused as refusal:
        logger.warning("intake %s refused after reading: %s", row.pk, refusal.code)
        _give_up(row.pk, rows.as_refused(refusal, row.name), wipe=True)
    except OperationalError:
        raise
    except Exception as error:
        logger.exception("intake %s failed", row.pk)
        _give_up(row.pk, rows.as_failed(error), wipe=False)
    return True


@transaction.atomic
def try_again(*, row: IntakeFile) -> None:
    """Have a file read anew that failed, if it is still kept."""
    row.write({"state": IntakeState.WAITING, "reason": ""})


@transaction.atomic
def _claim() -> IntakeFile | None:
    now = timezone.now()
    forgotten = Q(state=IntakeState.READING, reading_since__lt=now - GIVEN_UP)
    row = (
        IntakeFile.objects.filter(Q(state=IntakeState.WAITING) | forgotten)
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("pk")
        .first()
    )
    if row is not None:
        row.write({"state": IntakeState.READING, "reading_since": now})
    return row


def _read(row: IntakeFile, path: Path) -> Reading:
    with row.file.open("rb") as stored, path.open("wb") as copy:
        for chunk in stored.chunks():
            copy.write(chunk)
    extracted = extract(path)
    degree = None if row.passed else mark_in(extracted)
    if degree:
        raise secret_refusal(degree, row.sha256)
    admitted = Admitted(row.sha256, row.media_type, row.size, row.name, row.passed)
    return reading_of(path, admitted, extracted)


@transaction.atomic
def _finish(pk: int, reading: Reading) -> None:
    """The draft, and the row that leads to it; our copy of the file is not needed then."""
    row = _under_way(pk)
    if row is None:
        return
    kept = keep(reading=reading, section=row.section, by=row.owner)
    values = rows.as_read(reading)
    if kept.reason:
        values = {"state": IntakeState.DUPLICATE, "reason": kept.reason}
    row.write({**values, "page": kept.page})
    _wipe(row)


@transaction.atomic
def _give_up(pk: int, values: dict[str, object], *, wipe: bool) -> None:
    row = _under_way(pk)
    if row is None:
        return
    row.write(values)
    if wipe:
        _wipe(row)


def _under_way(pk: int) -> IntakeFile | None:
    """The row, unless somebody else has finished it meanwhile."""
    reading = IntakeFile.objects.filter(pk=pk, state=IntakeState.READING)
    return reading.select_for_update(of=("self",)).first()


def _wipe(row: IntakeFile) -> None:
    storage, name = row.file.storage, row.file.name
    row.write({"file": ""})
    transaction.on_commit(lambda: storage.delete(name or ""))
