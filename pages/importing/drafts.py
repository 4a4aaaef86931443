"""From a file to a draft official document: the door, the reading, the page.

Nothing is stored before ``intranet.uploads.admit`` has let the file in. The page, its
file and the bodies that it names are one transaction.
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.base import File
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.log_actions import log

from intranet.extraction import Extracted, extract, kinds
from intranet.models import User
from intranet.uploads import Admitted, Kind, UploadRefused, admit
from pages import citing
from pages.importing.blocks import blocks_of
from pages.importing.body import read_body
from pages.importing.fields import Letter
from pages.importing.letter import read_letter
from pages.importing.vocabulary import document_type_of, issuing_body_of
from pages.models import CustomDocument, LibraryPage, OfficialDocumentPage
from pages.models.dates import first_day
from pages.models.official_document import Circulation, DocumentAttachment, Urgency
from pages.setup import public_collection

URGENCIES = {
    "KHẨN": Urgency.URGENT,
    "THƯỢNG KHẨN": Urgency.VERY_URGENT,
    "HỎA TỐC": Urgency.IMMEDIATE,
}
CIRCULATIONS = {
    "LƯU HÀNH NỘI BỘ": Circulation.INTERNAL,
    "XEM XONG TRẢ LẠI": Circulation.RETURN,
}
_AS_READ = (
    "number",
    "symbol",
    "subject",
    "place",
    "signing_authority",
    "signer_title",
    "signer",
)


NESTED = gettext_noop(
    "This is an archive within an archive. Unpack it and drop the files that are in it."
)
"""An English message id, translated when shown."""


@dataclass
class Reading:
    """A file that was let in and read; nothing of it is stored."""

    path: Path
    admitted: Admitted
    extracted: Extracted
    letter: Letter
    warnings: list[str] = field(default_factory=list)


def read(path: Path, *, use_pass: bool) -> Reading:
    """Let a file in and read it; UploadRefused or ExtractionError say why not."""
    with path.open("rb") as stream:
        admitted = admit(
            File(stream, path.name),
            kind=Kind.IMPORT,
            user=None,
            use_pass=use_pass,
            whole=True,
        )
    if admitted.media_type == kinds.ZIP:
        raise UploadRefused(_(NESTED), code="archive")
    return reading_of(path, admitted, admitted.extracted or extract(path))


def reading_of(path: Path, admitted: Admitted, extracted: Extracted) -> Reading:
    """What the letter says, of a file that was let in."""
    letter = read_letter(extracted)
    return Reading(path, admitted, extracted, letter, [_(w) for w in letter.warnings])


def same_file(sha256: str, *, known: models.Q) -> OfficialDocumentPage | None:
    """The page that was made from this very file, among those that are known to who
    brings it."""
    originals = DocumentAttachment.objects.filter(
        role=DocumentAttachment.Role.ORIGINAL, file__sha256=sha256
    )
    return OfficialDocumentPage.objects.filter(
        known, pk__in=originals.values("page_id")
    ).first()


def same_key(letter: Letter, *, known: models.Q) -> OfficialDocumentPage | None:
    """The known page with the same issuing body, type, number, symbol and date, none of
    which may be missing: two drafts without a number are not one document."""
    key = (letter.number, letter.symbol, letter.date, letter.issuing_body)
    if not all(key) or not letter.document_type:
        return None
    kind = document_type_of(letter, make=False)
    body = issuing_body_of(letter, make=False)
    if kind is None or body is None:
        return None
    return OfficialDocumentPage.objects.filter(
        known,
        number=letter.number,
        symbol=letter.symbol,
        issued_on=letter.date,
        document_type=kind,
        issuing_body=body,
    ).first()


@transaction.atomic
def make_draft(
    *, reading: Reading, section: LibraryPage, by: User | None = None
) -> OfficialDocumentPage:
    """Store what was read as a draft, with the file as its original."""
    letter = reading.letter
    page = OfficialDocumentPage(
        live=False,
        owner=by,
        document_type=document_type_of(letter, make=True),
        issuing_body=issuing_body_of(letter, make=True),
        issued_on=letter.date if first_day(letter.date or "") else "",
        effective_from=_day(letter.effective_from),
        urgency=URGENCIES.get(letter.urgency or "", ""),
        circulation=CIRCULATIONS.get(letter.circulation or "", ""),
        addressees="\n".join(letter.addressees),
        recipients="\n".join(letter.recipients),
        body=blocks_of(read_body(reading.extracted)),
        ocr_unchecked=reading.extracted.ocr,
        **_texts(reading),
    )
    page.title = page.default_title() or reading.path.stem[:255]
    original = _store(reading, page.title, by)
    page.attachments = [
        DocumentAttachment(file=original, role=DocumentAttachment.Role.ORIGINAL)
    ]
    section.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by, content_changed=True)
    page.save_revision(clean=False, user=by, log_action=True)
    citing.note(page=page)
    return page


def _texts(reading: Reading) -> dict[str, str]:
    """The fields that are kept as they were read, where they fit."""
    found: dict[str, str] = {}
    for name in _AS_READ:
        value = getattr(reading.letter, name) or ""
        of_model: models.Field = OfficialDocumentPage._meta.get_field(name)
        if len(value) > (of_model.max_length or len(value)):
            reading.warnings.append(
                _("What was read as “%(field)s” is too long to be that.")
                % {"field": of_model.verbose_name}
            )
            value = ""
        found[name] = value
    return found


def _day(iso: str | None) -> datetime.date | None:
    return first_day(iso) if iso and len(iso) == 10 else None


def _store(reading: Reading, title: str, by: User | None) -> CustomDocument:
    """The original as a file of the library, with the text that was read of it.

    Its name in the storage is made of its content, so that an import that was killed
    between file and row leaves no second copy when it is repeated.
    """
    document = CustomDocument(
        title=title,
        file_size=reading.admitted.size,
        collection=public_collection(),
        uploaded_by_user=by,
        sha256=reading.admitted.sha256,
        media_type=reading.admitted.media_type,
        text_state=CustomDocument.TextState.READ,
        page_texts=list(reading.extracted.page_texts),
    )
    name = f"documents/{reading.admitted.sha256[:20]}/{reading.admitted.safe_name}"
    storage = document.file.storage
    if storage.exists(name) and not CustomDocument.objects.filter(file=name).exists():
        storage.delete(name)
    with reading.path.open("rb") as content:
        document.file.name = storage.save(name, File(content))
    document.read_length()
    document.file.close()
    document.save()
    return document
