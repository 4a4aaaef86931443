"""What somebody has to look at again because a document that it cites has changed, or
because its day of review has come."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet import access
from intranet.models import User
from pages.leading import place_name
from pages.models.relation import Relation


class ReviewItemQuerySet(models.QuerySet["ReviewItem"]):
    """Reads of review lists."""

    def of(self, user: User) -> Self:
        """What a person has to look at, and may see: their own; what belongs to their
        units, where it has no owner or the owner has left; for staff what nobody else
        looks after. A plan is its unit's alone."""
        held = access.viewer_tokens(user)
        units = [int(token[5:]) for token in held if token.startswith("unit:")]
        units += [int(token[6:]) for token in held if token.startswith("after:")]
        ownerless = Q(owner=None) | Q(owner__is_active=False)
        mine = Q(owner=user) | (ownerless & Q(unit__in=units))
        if access.STAFF in held or access.ADMIN in held:
            mine |= ownerless & Q(unit=None)
        page_seen = access.visible_q(user, "page__access__rule") & Q(page__live=True)
        document_seen = access.visible_q(user, "document__access__rule")
        return self.filter(
            mine & page_seen | Q(page=None, unit__in=units),
            Q(document=None) | document_seen & Q(document__live=True),
        )

    def waiting(self, on: datetime.date | None = None) -> Self:
        """Open ones, and those put off until a day that has come."""
        day = on or timezone.localdate()
        state = ReviewItem.State
        put_off = Q(state=state.LATER, later_until__lte=day)
        return self.filter(Q(state=state.OPEN) | put_off)

    def with_names(self) -> Self:
        """With what the list says of each."""
        return self.select_related(
            "page__access__entry",
            "document__access__entry__document_type",
            "relation__source__access__entry__document_type",
            "owner",
            "unit",
            "decided_by",
        ).order_by("since", "-pk")


class ReviewItem(models.Model):
    """One page, or one thing of another app, for one reason."""

    class Cause(models.TextChoices):
        """Why it has to be looked at."""

        REPLACED = "replaced", _("a document that it cites was replaced")
        AMENDED = "amended", _("a document that it cites was amended")
        REPEALED = "repealed", _("a document that it cites was repealed")
        ENDED = "ended", _("a document that it cites is no longer in force")
        REVIEW = "review", _("the day of its review has come")

    class State(models.TextChoices):
        """What was done about it."""

        OPEN = "open", _("open")
        LATER = "later", _("later")
        DONE = "done", _("done")
        NOT_NEEDED = "not_needed", _("not needed")

    key = models.CharField(max_length=120, unique=True)
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", null=True)
    title = models.CharField(max_length=255, blank=True)
    url = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Page, models.CASCADE, related_name="+", null=True)
    relation = models.ForeignKey(Relation, models.CASCADE, related_name="+", null=True)
    cause = models.CharField(max_length=8, choices=Cause)
    since = models.DateField()
    anchor = models.CharField(max_length=120, blank=True)
    target_anchor = models.CharField(max_length=120, blank=True)
    sentence = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    unit = models.ForeignKey("units.Unit", models.SET_NULL, related_name="+", null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    later_until = models.DateField(null=True)
    remark = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    decided_at = models.DateTimeField(null=True)

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item to review")
        verbose_name_plural = _("items to review")
        indexes = (models.Index(fields=["owner", "state"], name="review_owner"),)

    def __str__(self) -> str:
        return self.key

    @property
    def place(self) -> str:
        """The clause of the changed document that is cited."""
        return place_name(self.target_anchor)
