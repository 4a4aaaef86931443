"""What changes units and who belongs to them: one named operation a change.

Two levels of local government since 2025-07-01: units merge, close and change their
names; what they kept stays, for their successors.

``by`` is who does it; None stands for the site itself (a command, sample content).
"""

import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units import handover
from units.models import Unit
from units.permissions import can_organise
from units.setup import create_section


def check_may_organise(by: User | None) -> None:
    """Raise where the person may not change units."""
    if by is not None and not can_organise(by):
        raise PermissionDenied


@transaction.atomic
def create_unit(
    *,
    by: User | None,
    name: str,
    code: str,
    kind: str,
    parent: Unit | None = None,
    **fields: Any,
) -> Unit:
    """Make a unit with its group and its private section."""
    check_may_organise(by)
    unit = Unit(name=name, code=code, kind=kind, parent=parent, **fields)
    unit.full_clean(exclude=["tree_path", "group"])
    unit.group = Group.objects.create(name=_group_name(unit))
    unit.save()
    create_section(unit)
    log(unit, "units.create", user=by)
    return unit


@transaction.atomic
def revise_unit(*, unit: Unit, by: User | None, **fields: Any) -> Unit:
    """Change what a unit is called and what it is; the section takes its name. A former
    name is kept, so that people find the unit by it."""
    check_may_organise(by)
    was = Unit.objects.get(pk=unit.pk)
    for name, value in fields.items():
        setattr(unit, name, value)
    names = unit.former_names.splitlines()
    if was.name != unit.name and was.name not in names:
        unit.former_names = "\n".join([*names, was.name])
    unit.full_clean(exclude=["tree_path", "group"])
    unit.save()
    if unit.group and was.code != unit.code:
        unit.group.name = _group_name(unit)
        unit.group.save()
    if was.name != unit.name:
        unit.page.title = unit.page.draft_title = unit.name
        unit.page.save()
    log(unit, "units.revise", user=by)
    return unit


@transaction.atomic
def move_unit(*, unit: Unit, parent: Unit | None, by: User | None) -> Unit:
    """Put a unit with all below it under another superior."""
    check_may_organise(by)
    unit.parent = parent
    unit.full_clean(exclude=["tree_path", "group"])
    unit.save()
    log(
        unit,
        "units.move",
        user=by,
        data={"parent": parent.name if parent else _("none")},
    )
    return unit


@transaction.atomic
def close_unit(
    *,
    unit: Unit,
    by: User | None,
    on: datetime.date | None = None,
    successor: Unit | None = None,
) -> Unit:
    """End a unit. Its section stays, read-only, for its successor."""
    check_may_organise(by)
    unit.closed = on or timezone.localdate()
    unit.successor = successor
    unit.full_clean(exclude=["tree_path", "group"])
    check_closing(unit)
    unit.save()
    heir = successor.name if successor else _("none")
    log(unit, "units.close", user=by, data={"successor": heir})
    if unit.is_closed:
        handover.hand_on(unit=unit, by=by)
    return unit


@transaction.atomic
def reopen(*, unit: Unit, by: User | None) -> Unit:
    """Take a closing back; the section is its members' again, and nobody else's."""
    check_may_organise(by)
    if unit.parent and unit.parent.is_closed:
        raise ValidationError(
            {
                "parent": _("%(unit)s is closed; reopen it first.")
                % {"unit": unit.parent}
            }
        )
    unit.closed = None
    unit.successor = None
    unit.save()
    log(unit, "units.reopen", user=by)
    return unit


def _group_name(unit: Unit) -> str:
    return f"Đơn vị {unit.code}"


def check_closing(unit: Unit) -> None:
    """Raise where a unit cannot close as it says: units stand below it, or its successor
    is no more."""
    below = Unit.objects.open_on(unit.closed).filter(parent=unit)
    names = ", ".join(below.values_list("name", flat=True)[:5])
    if names:
        message = _(
            "These units still stand below it: %(names)s. Close them or move them to "
            "another superior unit first."
        )
        raise ValidationError({"closed": message % {"names": names}})
    if unit.successor and unit.successor.closed:
        message = _("%(unit)s has closed or will close; choose another.")
        raise ValidationError({"successor": message % {"unit": unit.successor}})
