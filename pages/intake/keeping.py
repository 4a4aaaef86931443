"""From what was read to one draft, however many bring the same document at once."""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from intranet.models import User
from pages.duplicates import known_to, wait_for_turn
from pages.importing import drafts
from pages.importing.drafts import Reading
from pages.models import LibraryPage, OfficialDocumentPage

SAME_FILE = gettext_noop("The same file is here already.")
SAME_DOCUMENT = gettext_noop("The same document is here already.")
"""English message ids, translated when shown."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The page of the document, and why it is no new one if it is none."""

    page: OfficialDocumentPage
    reason: str = ""


def known(user: User | None) -> models.Q:
    """Among which pages a duplicate is looked for; everything where nobody asks."""
    return models.Q() if user is None else known_to(user)


def find_kept(reading: Reading, *, by: User | None) -> Kept | None:
    """The document that is here already, as far as the person may know."""
    page = drafts.same_file(reading.admitted.sha256, known=known(by))
    if page:
        return Kept(page, _(SAME_FILE))
    page = drafts.same_key(reading.letter, known=known(by))
    return Kept(page, _(SAME_DOCUMENT)) if page else None


@transaction.atomic
def keep(*, reading: Reading, section: LibraryPage, by: User | None) -> Kept:
    """The draft of a file: a new one, unless the document is here already."""
    wait_for_turn()
    held = find_kept(reading, by=by)
    if held:
        return held
    place = LibraryPage.objects.get(pk=section.pk)
    return Kept(drafts.make_draft(reading=reading, section=place, by=by))
