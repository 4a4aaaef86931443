"""What the front page says: what is new, what is worth a look, and for those who write or
approve, what waits for them."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Page, TaskState

from intranet import access
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet

NEW_DOCUMENTS = 5
CANDIDATES = 30
STORIES = 4
ON_DESK = 5


@dataclass(frozen=True)
class Desk:
    """The work of somebody who writes or approves; counts go beyond what is listed."""

    waiting: list[TaskState]
    waiting_count: int
    drafts: list[Page]


def new_documents(user: access.Viewer) -> list[CatalogueEntry]:
    """The official documents published last; those of one day by their own date, since
    many are often published at once."""
    documents = CatalogueEntry.objects.visible_to(user).filter(
        kind="officialdocumentpage"
    )
    latest = documents.as_lines().order_by("-published_at", "-pk")[:CANDIDATES]
    newest_first = sorted(latest, key=_day_and_date, reverse=True)
    return newest_first[:NEW_DOCUMENTS]


def _day_and_date(entry: CatalogueEntry) -> tuple[str, str]:
    day = timezone.localtime(entry.published_at) if entry.published_at else None
    return (f"{day:%Y-%m-%d}" if day else "", entry.date)


def stories(user: access.Viewer) -> CatalogueQuerySet:
    """News, guidance, material and practices: what is pinned today, then the newest."""
    pinned = Case(
        When(pinned_until__gte=timezone.localdate(), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    entries = CatalogueEntry.objects.visible_to(user).exclude(
        kind="officialdocumentpage"
    )
    return (
        entries.as_lines("cover")
        .prefetch_related("cover__renditions")
        .order_by(pinned, "-published_at", "-pk")[:STORIES]
    )


def desk_of(user: access.Viewer) -> Desk | None:
    """What waits for a person's approval and what they have begun; None for readers."""
    if not access.holds(access.viewer_tokens(user), [access.STAFF]):
        return None
    waiting = (
        TaskState.objects.reviewable_by(user)
        .select_related("revision__user", "revision__content_type")
        .order_by("started_at")
    )
    return Desk(
        waiting=list(waiting[:ON_DESK]),
        waiting_count=waiting.count(),
        drafts=list(drafts_of(user)[:ON_DESK]),
    )


def drafts_of(user: access.Viewer) -> QuerySet[Page]:
    """Pages whose last change is the person's own and not yet published, newest
    first."""
    return Page.objects.filter(
        has_unpublished_changes=True, latest_revision__user=user
    ).order_by("-latest_revision_created_at")
