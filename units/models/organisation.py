"""Units of the commune as a tree, and who belongs to them since when.

Two levels of local government since 2025-07-01: units merge, close and change their
names; a unit keeps its history and names its successor.
"""

import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.models import User


class UnitQuerySet(models.QuerySet["Unit"]):
    """Reads of units."""

    def open_on(self, day: datetime.date | None = None) -> Self:
        """Units that exist on a day (today in Vietnam)."""
        day = day or timezone.localdate()
        return self.filter(Q(closed__isnull=True) | Q(closed__gt=day)).filter(
            Q(opened__isnull=True) | Q(opened__lte=day)
        )

    def of_member(self, user: User) -> Self:
        """Units that the person belongs to today."""
        held = Membership.objects.active().filter(user=user)
        return self.filter(pk__in=held.values("unit"))

    def branch(self, unit: "Unit") -> Self:
        """The unit and all below it."""
        return self.filter(tree_path__startswith=unit.tree_path)


class Unit(models.Model):
    """A committee, cell, department, organisation, school or village."""

    class Kind(models.TextChoices):
        """What a unit is."""

        COMMITTEE = "committee", _("Party committee")
        CELL = "cell", _("Party cell")
        DEPARTMENT = "department", _("department")
        FRONT = "front", _("Fatherland Front")
        ORGANISATION = "organisation", _("mass organisation")
        SCHOOL = "school", _("school")
        HEALTH = "health", _("health station")
        VILLAGE = "village", _("village")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=200)
    code = models.CharField(_("code"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("superior unit"),
        related_name="children",
        null=True,
        blank=True,
    )
    tree_path = models.CharField(max_length=255, editable=False, db_index=True)
    former_names = models.TextField(
        _("former names"), blank=True, help_text=_("One name on a line.")
    )
    opened = models.DateField(_("opened on"), null=True, blank=True)
    closed = models.DateField(_("closed on"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("successor"),
        related_name="predecessors",
        null=True,
        blank=True,
    )
    rank_shown = models.BooleanField(
        _("units below see their rank"),
        default=False,
        help_text=_("Each sees its own place by timeliness, and no name of another."),
    )
    group = models.OneToOneField(
        Group, models.PROTECT, related_name="unit", editable=False, null=True
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("tree_path",)

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the path in the tree and the access to sections follow, however a unit
        is saved."""
        from units import tree

        tree.refuse_cycle(self)
        was = Unit.objects.filter(pk=self.pk).first() if self.pk else None
        self.tree_path = was.tree_path if was else ""
        super().save(*args, **kwargs)
        now = Unit.objects.get(pk=self.pk)
        if was is None or now.parent_id != was.parent_id:
            tree.place(now, before=self.tree_path)
            self.tree_path = now.tree_path
        if was and was.tree_path != self.tree_path:
            tree.refresh_access(now)

    @property
    def ancestor_ids(self) -> list[int]:
        """Ids from the root of the tree down to the unit itself, read from its path."""
        return [int(part) for part in self.tree_path.split("/") if part]

    @property
    def depth(self) -> int:
        """How many units stand above this one."""
        return self.tree_path.count("/") - 1

    @property
    def name_in_tree(self) -> str:
        """The name behind as many dashes as units stand above it."""
        return f"{'— ' * self.depth}{self.name}"

    @property
    def is_closed(self) -> bool:
        """Whether the unit has closed by today."""
        return self.closed is not None and self.closed <= timezone.localdate()

    @property
    def head(self) -> "Membership | None":
        """Who leads the unit today."""
        return (
            self.memberships.active()
            .filter(role=Membership.Role.HEAD)
            .select_related("user")
            .first()
        )

    def clean(self) -> None:
        """Refuse a cycle, a closing before the opening, and a successor of itself."""
        from units import tree

        tree.refuse_cycle(self)
        errors = {}
        if self.opened and self.closed and self.closed < self.opened:
            errors["closed"] = _("A unit cannot close before it opened.")
        if self.successor_id and self.successor_id == self.pk:
            errors["successor"] = _("A unit cannot succeed itself.")
        if self.successor_id and not self.closed:
            errors["closed"] = _("Say when the unit closed; it has a successor.")
        if errors:
            raise ValidationError(errors)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Reads of memberships."""

    def active(self, day: datetime.date | None = None) -> Self:
        """Memberships that hold on a day (today in Vietnam). The day of leaving is
        already outside: access closes that day."""
        day = day or timezone.localdate()
        return self.filter(since__lte=day).filter(
            Q(until__isnull=True) | Q(until__gt=day)
        )

    def of_today(self, user: User) -> Self:
        """What a person belongs to today, with the units, in tree order; ``succeeds``
        tells whether the unit took over another that has closed."""
        taken_over = Unit.objects.filter(
            successor=OuterRef("unit"), closed__lte=timezone.localdate()
        )
        return (
            self.active()
            .filter(user=user)
            .annotate(succeeds=Exists(taken_over))
            .select_related("unit")
            .order_by("unit__tree_path", "pk")
        )

    def not_ended(self) -> Self:
        """Memberships that hold today or begin later."""
        return self.exclude(until__lte=timezone.localdate())

    def in_order_of_role(self) -> Self:
        """The head first, then clerks, then members, each by name."""
        roles = {role: place for place, role in enumerate(Membership.Role.values)}
        ranks = [models.When(role=role, then=place) for role, place in roles.items()]
        rank = models.Case(*ranks, output_field=models.IntegerField())
        return self.order_by(rank, "user__full_name", "pk")


class Membership(models.Model):
    """A person's place in a unit for a time."""

    class Role(models.TextChoices):
        """What the person does in the unit."""

        HEAD = "head", _("head")
        CLERK = "clerk", _("clerk")
        MEMBER = "member", _("member")

    unit = models.ForeignKey(
        Unit, models.CASCADE, verbose_name=_("unit"), related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("person"),
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.MEMBER)
    supervises = models.BooleanField(
        _("supervises the units below"),
        default=False,
        help_text=_("Sees the private sections of the units below this one."),
    )
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    succeeds: bool

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        indexes = (models.Index(fields=["user", "since"], name="membership_of_user"),)

    def __str__(self) -> str:
        return f"{self.user} – {self.unit}"

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        if self.until and self.since and self.until < self.since:
            raise ValidationError(
                {"until": _("The membership cannot end before it began.")}
            )
