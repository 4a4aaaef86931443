"""Who belongs to a unit: joining, leaving and changing what one does there.

Access follows the dates of the membership, not the groups; the group of the unit is
kept in step for Wagtail's own listings. Leaving ends the person's sessions, comment
subscriptions and page locks the same day.
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription

from intranet import access
from intranet.models import User
from units.models import Membership, Unit
from units.organisation import check_may_organise


@transaction.atomic
def join(
    *,
    user: User,
    unit: Unit,
    by: User | None,
    role: str = Membership.Role.MEMBER,
    supervises: bool = False,
    since: datetime.date | None = None,
) -> Membership:
    """Make a person a member of a unit from a day on (today)."""
    check_may_organise(by)
    since = since or timezone.localdate()
    membership = Membership(
        user=user, unit=unit, role=role, supervises=supervises, since=since
    )
    membership.full_clean()
    check_place(membership)
    membership.save()
    sync_group(unit=unit, user=user)
    _log(membership, "units.join", by)
    return membership


@transaction.atomic
def leave(
    *, membership: Membership, by: User | None, on: datetime.date | None = None
) -> Membership:
    """End a membership; on the day itself nothing of the unit is open any more."""
    check_may_organise(by)
    membership.until = on or timezone.localdate()
    membership.full_clean()
    membership.save()
    if membership.until <= timezone.localdate():
        _withdraw(membership.user, membership.unit)
    _log(membership, "units.leave", by)
    return membership


@transaction.atomic
def set_end(
    *, membership: Membership, by: User | None, on: datetime.date | None
) -> Membership:
    """Set, change or take back the day on which a membership ends."""
    if on is not None:
        return leave(membership=membership, on=on, by=by)
    check_may_organise(by)
    membership.until = None
    membership.full_clean()
    check_place(membership)
    membership.save()
    sync_group(unit=membership.unit, user=membership.user)
    _log(membership, "units.join", by)
    return membership


@transaction.atomic
def change_role(
    *,
    membership: Membership,
    role: str,
    by: User | None,
    supervises: bool | None = None,
) -> Membership:
    """Change what a member does in the unit, and whether they supervise those below."""
    check_may_organise(by)
    membership.role = role
    if supervises is not None:
        membership.supervises = supervises
    membership.full_clean()
    check_place(membership)
    membership.save()
    release_unseen(membership.user)
    _log(membership, "units.change_role", by)
    return membership


@transaction.atomic
def close_account(*, user: User, by: User | None) -> None:
    """A person leaves the commune: every membership ends today and nothing signs in."""
    check_may_organise(by)
    for membership in Membership.objects.not_ended().filter(user=user):
        leave(membership=membership, by=by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    release_unseen(user)
    log(user, "accounts.close", user=by)


@transaction.atomic
def apply_day(day: datetime.date | None = None) -> int:
    """What a date that was set ahead brings on its day to Wagtail's groups, comments and
    locks (viewer tokens go by the dates themselves). Run daily; returns how many
    memberships it concerned."""
    day = day or timezone.localdate()
    held = User.groups.through.objects.filter(
        user=OuterRef("user"), group=OuterRef("unit__group")
    )
    rows = Membership.objects.select_related("user", "unit__group")
    ended = rows.filter(Exists(held), until__lte=day)
    begun = rows.active(day).filter(~Exists(held), unit__group__isnull=False)
    due = [*ended, *begun]
    for membership in due:
        sync_group(unit=membership.unit, user=membership.user)
        release_unseen(membership.user)
    return len(due)


def sync_group(*, unit: Unit, user: User) -> None:
    """Hold the unit's group exactly while a membership holds."""
    if unit.group is None:
        return
    if Membership.objects.active().filter(unit=unit, user=user).exists():
        user.groups.add(unit.group)
    else:
        user.groups.remove(unit.group)


def end_sessions(user: User) -> None:
    """Sign the person out everywhere."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)


def release_unseen(user: User) -> None:
    """Drop the person's comment subscriptions and locks on pages they no longer see;
    Wagtail would go on mailing them what is written there."""
    person = User.objects.get(pk=user.pk)
    hidden = Page.objects.exclude(
        pk__in=Page.objects.filter(access.visible_q(person)).values("pk")
    )
    PageSubscription.objects.filter(user=person, page__in=hidden).delete()
    Page.objects.filter(pk__in=hidden.filter(locked_by=person).values("pk")).update(
        locked=False, locked_by=None, locked_at=None
    )


def _withdraw(user: User, unit: Unit) -> None:
    sync_group(unit=unit, user=user)
    end_sessions(user)
    release_unseen(user)


def check_place(membership: Membership) -> None:
    """Raise where the unit has closed, the person is in it already, or another leads
    it."""
    names = {"person": membership.user, "unit": membership.unit}
    others = Membership.objects.not_ended().filter(unit=membership.unit)
    others = others.exclude(pk=membership.pk).select_related("user")
    if membership.pk is None and membership.unit.is_closed:
        raise ValidationError({"unit": _("%(unit)s has closed.") % names})
    if others.filter(user=membership.user).exists():
        message = _("%(person)s already belongs to %(unit)s.")
        raise ValidationError({"user": message % names})
    leading = others.filter(role=Membership.Role.HEAD).first()
    if membership.role == Membership.Role.HEAD and leading:
        message = _("%(person)s leads %(unit)s; change that first.")
        raise ValidationError({"role": message % {**names, "person": leading.user}})


def _log(membership: Membership, action: str, by: User | None) -> None:
    log(
        membership.unit,
        action,
        user=by,
        data={"person": str(membership.user), "role": membership.role},
    )
