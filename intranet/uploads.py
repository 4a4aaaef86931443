"""The one door for files: every document, image, upload and import passes `admit()`.

It tells the type by content, holds the limits of size, and refuses what bears a secrecy
mark (Law 29/2018/QH14, Article 5) before anything is stored, indexed, logged or mailed.

How deep the gate looks: the name of every file; the whole text of what has text,
headers and members of archives included; by OCR the first page of a scan. A picture for
the image library goes through OCR only if it looks like a sheet of paper; sound and
video are judged by name. A file that cannot be opened cannot be judged, so it is refused.
"""

import hashlib
import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from intranet import secrecy_passes
from intranet.extraction import (
    Extracted,
    ExtractionError,
    can_read,
    extract,
    kinds,
    sniff,
)
from intranet.extraction.dispatch import check_archive
from intranet.file_kinds import ALLOWED, Kind
from intranet.file_names import safe_name, split_ending
from intranet.models import User
from intranet.paper import looks_like_paper
from intranet.secrecy import Degree, mark_in
from intranet.secrecy_names import mark_in_name

logger = logging.getLogger(__name__)

MB = 1024 * 1024
_MESSAGES = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(limit)s MB."),
    "unsupported": _("Files of this kind cannot be taken here."),
    "mislabelled": _(
        "The file is not what its name says: its name ends in “%(ending)s”, but its "
        "content is another kind of file. Save it anew in the right program."
    ),
    "secret": _(
        "The file bears the mark %(degree)s. State secrets must not be drafted or kept on "
        "a computer with a network connection (Law 29/2018/QH14, Article 5), so it was "
        "not stored. Hand it to the person who keeps secret documents in your office. If "
        "it is no secret, give the reviewer this number and ask for a one-time pass: "
        "%(sha256)s"
    ),
    "unreadable": _(
        "%(why)s A file that cannot be opened cannot be checked for secrecy marks, so it "
        "was not stored."
    ),
}


class UploadRefused(ValidationError):
    """The file was not taken; `code` says why, the message says what to do."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What is known of a file that may be stored."""

    sha256: str
    media_type: str
    size: int
    safe_name: str
    passed_by: bool = False
    """A one-time pass let it in although it seems to bear a mark."""
    extracted: Extracted | None = None
    """All that the file says, where the whole of it was asked for."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What a file is to be, and how much of it is read."""

    kind: Kind
    whole: bool
    members_apart: bool


def limit_mb(media_type: str) -> int:
    """How large a file of this type may be, in megabytes."""
    is_media = kinds.is_media(media_type)
    return int(settings.MAX_MEDIA_MB if is_media else settings.MAX_UPLOAD_MB)


def admit(
    file: File,
    *,
    kind: Kind,
    user: User | None,
    name: str | None = None,
    use_pass: bool = True,
    whole: bool = False,
    members_apart: bool = False,
) -> Admitted:
    """Let a file in, or raise UploadRefused. Afterwards it stands at its beginning.

    `use_pass=False` looks for no one-time pass (a dry run writes nothing). `whole` reads
    all pages with their layout, for who needs the text afterwards. `members_apart`: of an
    archive only size, name and soundness are judged, since it is not kept and each of its
    members comes through this door by itself.
    """
    try:
        admitted = _judge(
            file,
            _Question(Kind(kind), whole, members_apart),
            name or file.name or "",
            user,
            use_pass,
        )
    except UploadRefused as refusal:
        logger.warning(
            "upload refused: %s, kind %s, %s bytes, user %s",
            refusal.code,
            kind,
            file.size,
            user.pk if user else None,
        )
        raise
    finally:
        file.seek(0)
    return admitted


def _judge(
    file: File, asked: _Question, name: str, user: User | None, use_pass: bool
) -> Admitted:
    size = file.size
    if not size:
        raise _refusal("empty")
    if size > settings.MAX_MEDIA_MB * MB:
        raise _refusal("too_large", limit=settings.MAX_MEDIA_MB)
    with tempfile.TemporaryDirectory(prefix="upload-") as folder:
        head = _copy(file, Path(folder) / "head", most=64 * 1024)
        media_type = sniff(head)
        if size > limit_mb(media_type) * MB:
            raise _refusal("too_large", limit=limit_mb(media_type))
        path = head
        if not kinds.is_media(media_type):
            path = _copy(file, Path(folder) / "whole")
            media_type = sniff(path)
        ending = _ending(asked.kind, media_type, name)
        sha256 = _sha256(file)
        degree = mark_in_name(name)
        extracted = None
        if asked.whole or not degree:
            extracted = _content(path, media_type, asked)
        if extracted and not degree:
            degree = mark_in(extracted)
    passed = False
    if degree:
        passed = use_pass and secrecy_passes.use(sha256=sha256, user=user)
        if not passed:
            raise secret_refusal(degree, sha256)
    return Admitted(
        sha256,
        media_type,
        size,
        safe_name(name, ending),
        passed,
        extracted if asked.whole else None,
    )


def _ending(kind: Kind, media_type: str, name: str) -> str:
    """The ending that the stored name gets; it must suit the content."""
    endings = ALLOWED[kind].get(media_type)
    stated = split_ending(name)[1]
    if media_type == kinds.ENCRYPTED_OFFICE:
        raise _unreadable(ExtractionError("encrypted"))
    if endings is None:
        is_claimed = any(stated in known for known in ALLOWED[kind].values())
        code = "mislabelled" if is_claimed else "unsupported"
        raise _refusal(code, ending=f".{stated}")
    if stated and stated not in endings:
        raise _refusal("mislabelled", ending=f".{stated}")
    return endings[0] if not stated or media_type == kinds.RTF else stated


def _content(path: Path, media_type: str, asked: _Question) -> Extracted | None:
    """What the file says, as far as it must be known; None where it has no text."""
    if not can_read(media_type):
        return None
    try:
        if media_type == kinds.ZIP and asked.members_apart:
            check_archive(path)
            return None
        if asked.whole:
            return extract(path)
        picture = kinds.is_picture(media_type)
        ocr = not picture or asked.kind is Kind.IMPORT or looks_like_paper(path)
        return extract(path, layout=False, ocr=ocr, ocr_pages=1)
    except ExtractionError as error:
        raise _unreadable(error) from error


def _copy(file: File, target: Path, most: int | None = None) -> Path:
    file.seek(0)
    with target.open("wb") as copy:
        for chunk in file.chunks():
            copy.write(chunk[:most])
            if most is not None:
                break
    return target


def _sha256(file: File) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _refusal(code: str, **params: object) -> UploadRefused:
    return UploadRefused(_MESSAGES[code], code=code, params=params)


def secret_refusal(degree: Degree, sha256: str) -> UploadRefused:
    """For who finds a mark later, on a page that the gate does not look at."""
    return _refusal("secret", degree=degree, sha256=sha256)


def _unreadable(error: ExtractionError) -> UploadRefused:
    """A refusal whose code is the reason why the file could not be opened."""
    return UploadRefused(
        _MESSAGES["unreadable"], code=error.reason, params={"why": _(error.message)}
    )
