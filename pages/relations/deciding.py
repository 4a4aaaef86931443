"""What editors say of relations: confirm, refuse, take back, enter by hand.

Who may edit a document says what it does to others; the one touched is marked by the
effect that follows, whoever looks after it.
"""

import datetime
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from intranet.models import User
from pages.models.relation import Relation
from pages.relations import effects
from pages.relations.kinds import RelationKind
from pages.reviews import raising

State = Relation.State


def may_decide(user: User, source: Page) -> bool:
    """Whether the person may say what a document does."""
    return bool(source.permissions_for_user(user).can_edit())


@transaction.atomic
def confirm(
    *,
    relation: Relation,
    by: User,
    kind: RelationKind | None = None,
    target_anchors: Sequence[str] | None = None,
    since: datetime.date | None = None,
) -> None:
    """Say that it is so, as proposed or put right."""
    if kind is not None:
        relation.kind = kind
    if target_anchors is not None:
        relation.target_anchors = list(target_anchors)
    relation.since = since or relation.since
    _decide(relation, State.CONFIRMED, by)


@transaction.atomic
def refuse(*, relation: Relation, by: User) -> None:
    """Say that it is not so; it is not proposed again."""
    _decide(relation, State.REFUSED, by)


@transaction.atomic
def add(
    *,
    source: Page,
    target: Page,
    kind: RelationKind,
    by: User,
    target_anchors: Sequence[str] = (),
    since: datetime.date | None = None,
) -> Relation:
    """Enter a relation that no text states."""
    relation = Relation(
        source=source,
        target=target,
        kind=kind,
        target_anchors=list(target_anchors),
        since=since,
    )
    _decide(relation, State.CONFIRMED, by)
    return relation


def _decide(relation: Relation, state: Relation.State, by: User) -> None:
    if not may_decide(by, relation.source):
        raise PermissionDenied
    relation.state = state
    relation.decided_by, relation.decided_at = by, timezone.now()
    relation.save()
    log(
        instance=relation.source.specific,
        action=f"pages.relation_{state}",
        user=by,
        data={"kind": relation.kind, "text": relation.text},
    )
    effects.refresh([relation.target_id])
    raising.relation_changed(relation)
