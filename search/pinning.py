"""Pinning a page to a phrase from the list of what readers look for."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from intranet.models import User
from search.analysis import fold

FIELD = "search_pins"


def takes_pins(page: Page) -> bool:
    """Whether pages of this kind have the fields; search knows no content types."""
    return hasattr(page, FIELD)


@transaction.atomic
def pin(*, page: Page, phrase: str, by: User) -> bool:
    """Have a page stand first for a phrase; whether that holds already. It does not
    while the page has other changes that wait, or its editor may not publish."""
    rights = page.permissions_for_user(by)
    if not rights.can_edit():
        raise PermissionDenied
    waiting = page.has_unpublished_changes
    draft: Any = page.get_latest_revision_as_object()
    lines = [line for line in getattr(draft, FIELD).splitlines() if line.strip()]
    if fold(phrase) not in map(fold, lines):
        setattr(draft, FIELD, "\n".join([*lines, phrase]))
        revision = draft.save_revision(user=by, log_action=True)
        if rights.can_publish() and page.live and not waiting:
            revision.publish(user=by)
    live: Any = page.specific_class.objects.get(pk=page.pk)
    held = getattr(live, FIELD).splitlines()
    return live.live and fold(phrase) in map(fold, held)
