"""What a new day puts on review lists: documents that came to their last day, guidance
whose day of review is near."""

import datetime

from django.db import transaction
from django.utils import timezone

from pages.effect import ONE_DAY
from pages.models.guidance import GuidancePage
from pages.models.official_document import OfficialDocumentPage
from pages.reviews.raising import Cause, Reason, item_for, raise_for, store

AHEAD = datetime.timedelta(days=14)
"""Its owner hears of a day of review so long before it."""


@transaction.atomic
def day_turned() -> None:
    """Documents that came to their last day, and guidance that is to be reviewed."""
    today = timezone.localdate()
    ended = OfficialDocumentPage.objects.live().filter(effective_to__lt=today)
    for pk, last in ended.values_list("pk", "effective_to"):
        raise_for(Reason(f"ended:{pk}:{last}", pk, Cause.ENDED, last + ONE_DAY))
    due = GuidancePage.objects.live().filter(review_by__lte=today + AHEAD)
    for page in due.select_related("owner"):
        key = f"page:{page.pk}|review:{page.review_by}"
        store([item_for(key, page, Cause.REVIEW, page.review_by)])
