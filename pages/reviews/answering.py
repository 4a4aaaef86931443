"""What a person answers to an item of their review list."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from intranet.models import User
from pages.models.review import ReviewItem


@transaction.atomic
def answer(
    *,
    item: ReviewItem,
    state: ReviewItem.State,
    by: User,
    remark: str = "",
    later_until: datetime.date | None = None,
) -> None:
    """Done, not needed, or later; an answer can be given anew."""
    if not ReviewItem.objects.of(by).filter(pk=item.pk).exists():
        raise PermissionDenied
    is_later = state == ReviewItem.State.LATER
    item.state, item.remark = state, remark
    item.later_until = later_until if is_later else None
    item.decided_by, item.decided_at = by, timezone.now()
    item.save()
    if item.page:
        log(
            instance=item.page.specific,
            action="pages.reviewed",
            user=by,
            data={"state": state, "remark": remark},
        )
