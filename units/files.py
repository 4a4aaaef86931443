"""Putting a file into a unit's section, through the one door for files."""

from django.core.files.base import File
from django.db import transaction
from wagtail.log_actions import log

from intranet.models import User
from intranet.uploads import Kind, admit
from units.models import Unit, UnitFile
from units.notes import check_may_write


@transaction.atomic
def add_file(*, unit: Unit, by: User, file: File, note: str = "") -> UnitFile:
    """Admit and store a file. Raises ``UploadRefused`` with what to do."""
    check_may_write(by, unit)
    admitted = admit(file, kind=Kind.ATTACHMENT, user=by)
    stored = UnitFile(
        unit=unit,
        name=admitted.safe_name,
        size=admitted.size,
        sha256=admitted.sha256,
        media_type=admitted.media_type,
        note=note,
        added_by=by,
    )
    stored.file.save(admitted.safe_name, file, save=False)
    stored.save()
    log(unit, "units.add_file", user=by, data={"name": stored.name})
    return stored
