"""Files of a draft: put in through the one door, taken out while it is a draft."""

from django.core.files.base import File
from django.db import transaction

from intranet.models import User
from intranet.uploads import Kind, admit
from units.drafts import locked_submission, require_writer
from units.models import Submission, SubmissionFile


@transaction.atomic
def add_draft_file(*, submission: Submission, by: User, file: File) -> SubmissionFile:
    """Admit and store a file with the draft. Raises ``UploadRefused``."""
    require_writer(by, submission.unit)
    admitted = admit(file, kind=Kind.ATTACHMENT, user=by)
    stored = SubmissionFile(
        submission=locked_submission(submission),
        name=admitted.safe_name,
        size=admitted.size,
        sha256=admitted.sha256,
        media_type=admitted.media_type,
        added_by=by,
    )
    stored.file.save(admitted.safe_name, file, save=False)
    stored.save()
    return stored


@transaction.atomic
def remove_draft_file(*, file: SubmissionFile, by: User) -> None:
    """Take a file out of the draft. Its bytes stay: a frozen round may hold them too."""
    require_writer(by, file.submission.unit)
    SubmissionFile.objects.filter(pk=file.pk, round=None).delete()
