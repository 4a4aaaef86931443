"""What is taken from a person who leaves a group: mails about comments on pages they may
no longer edit (Wagtail sends them to whoever once subscribed), and their locks."""

from typing import Any

from django.db.models import Q
from django.db.models.signals import m2m_changed
from wagtail.models import Page, PageSubscription

from intranet.admin_scope import scope
from intranet.models import User


def connect() -> None:
    """Listen to people leaving groups, once."""
    m2m_changed.connect(
        groups_changed, sender=User.groups.through, dispatch_uid="leavers-groups"
    )


def groups_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    """Somebody left a group; where a group was emptied at once, everybody is looked at."""
    if action not in ("post_remove", "post_clear"):
        return
    if not reverse:
        release(instance)
    elif pk_set is not None:
        for user in User.objects.filter(pk__in=pk_set):
            release(user)
    else:
        subscribers = PageSubscription.objects.values("user")
        lockers = Page.objects.filter(locked=True).order_by().values("locked_by")
        for user in User.objects.filter(Q(pk__in=subscribers) | Q(pk__in=lockers)):
            release(user)


def release(user: User) -> None:
    """End subscriptions and locks on pages outside the person's present sections."""
    person = User.objects.get(pk=user.pk)
    kept = scope.pages(person).values("pk")
    PageSubscription.objects.filter(user=person).exclude(page__in=kept).delete()
    Page.objects.filter(locked_by=person).exclude(pk__in=kept).update(
        locked=False, locked_by=None, locked_at=None
    )
