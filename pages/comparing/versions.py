"""The published versions of a document that a reader may compare.

An older version may hold what its readers of today were not to see then, so they are
shown those only that were published since who may see the page last changed. Who may
edit the document sees all of them in its history anyway.
"""

import datetime
from dataclasses import dataclass

from wagtail.models import Page, PageLogEntry, Revision

from intranet.models import User
from pages.anchors import Block

_ACCESS = (
    "wagtail.view_restriction.create",
    "wagtail.view_restriction.edit",
    "wagtail.view_restriction.delete",
    "wagtail.move",
)
MOST = 50


@dataclass(frozen=True)
class Version:
    """A version as it was published."""

    id: int
    day: datetime.datetime


def versions(page: Page, user: object) -> list[Version]:
    """The newest first; the one that is shown now stands among them."""
    entries = PageLogEntry.objects.filter(
        page=page.pk, action="wagtail.publish", revision__isnull=False
    )
    if not (isinstance(user, User) and page.permissions_for_user(user).can_edit()):
        line = page.get_ancestors(inclusive=True).values("pk")
        changed = PageLogEntry.objects.filter(page__in=line, action__in=_ACCESS)
        last = changed.order_by("-timestamp").values_list("timestamp", flat=True)
        since = last.first()
        entries = entries.filter(timestamp__gt=since) if since else entries
    found: dict[int, Version] = {}
    rows = entries.order_by("-timestamp").values_list("revision_id", "timestamp")
    for revision, day in rows[:MOST]:
        found.setdefault(revision, Version(revision, day))
    return list(found.values())


def body_of(version: Version) -> list[Block]:
    """The text of a version as it is stored."""
    page = Revision.objects.get(pk=version.id).as_object()
    return list(page.body.get_prep_value())
