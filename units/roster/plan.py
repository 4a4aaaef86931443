"""What checked rows would change, and doing it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.accounts import codes
from intranet.models import User
from intranet.roles import CADRES, ensure_roles
from units.membership import change_role, join
from units.models import Membership, RosterImport, Unit
from units.organisation import create_unit, move_unit, revise_unit
from units.permissions import can_organise
from units.roster.checks import check, chosen, day, phone_of
from units.roster.columns import PEOPLE, UNITS, Role
from units.roster.workbook import Row


@dataclass(frozen=True)
class Change:
    """One thing that is new or becomes different."""

    place: str
    what: str


@dataclass(frozen=True)
class Slip:
    """A new person's one-time code, to be cut out and handed over."""

    person: User
    code: str


def rows_of(upload: RosterImport) -> list[Row]:
    """The rows as they were read."""
    return [Row(**item) for item in upload.rows]


def changes(rows: list[Row]) -> list[Change]:
    """What applying the rows would do; empty when all of it is so already."""
    found = [_change_of_unit(row) for row in rows if row.sheet == UNITS]
    seen: set[str] = set()
    for row in (row for row in rows if row.sheet == PEOPLE):
        found.extend(_changes_of_person(row, seen))
    return [change for change in found if change]


@transaction.atomic
def apply(*, upload: RosterImport, by: User) -> list[Slip]:
    """Write the rows; all of them or none. Returns the codes of new people."""
    if not can_organise(by):
        raise PermissionDenied
    upload = RosterImport.objects.select_for_update().get(pk=upload.pk)
    rows = rows_of(upload)
    if upload.applied_at or check(rows):
        raise ValidationError(
            _("Units or people changed since the file was checked. Put it in again.")
        )
    for row in _from_the_top([row for row in rows if row.sheet == UNITS]):
        _write_unit(row, by)
    new = [_write_person(row, by) for row in rows if row.sheet == PEOPLE]
    upload.applied_at = timezone.now()
    upload.save(update_fields=["applied_at"])
    log(upload, "units.import", user=by, data={"rows": len(rows)})
    people = [user for user in new if user]
    return [Slip(user, codes.issue(user=user, by=by)[0]) for user in people]


def _unit_fields(row: Row) -> dict[str, Any]:
    """What the row says of the unit; an empty date says nothing."""
    fields = {
        "name": row.values["name"],
        "kind": chosen("kind", row.values["kind"]),
        "opened": day(row.values.get("opened", "")),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _moves(row: Row, unit: Unit) -> bool:
    """An empty cell moves nothing: the top of the tree is chosen by hand."""
    parent = row.values.get("parent")
    return bool(parent) and (unit.parent is None or unit.parent.code != parent)


def _differs(item: Any, fields: dict[str, Any]) -> bool:
    return any(getattr(item, name) != value for name, value in fields.items())


def _change_of_unit(row: Row) -> Change | None:
    place = f"{row.sheet}!{row.number}"
    unit = Unit.objects.filter(code=row.values["code"]).select_related("parent").first()
    if unit is None:
        return Change(place, _("New unit: %(name)s") % {"name": row.values["name"]})
    if _differs(unit, _unit_fields(row)) or _moves(row, unit):
        return Change(place, _("Unit changes: %(name)s") % {"name": row.values["name"]})
    return None


def _from_the_top(rows: list[Row]) -> list[Row]:
    """Superiors before those below them, so that no step makes a ring on the way."""
    waiting = {row.values["code"]: row for row in rows}
    ordered: list[Row] = []
    while waiting:
        ready = [
            row for row in waiting.values() if row.values.get("parent") not in waiting
        ]
        ordered.extend(ready)
        for row in ready:
            del waiting[row.values["code"]]
    return ordered


def _write_unit(row: Row, by: User) -> None:
    parent = Unit.objects.filter(code=row.values.get("parent") or "").first()
    unit = Unit.objects.filter(code=row.values["code"]).select_related("parent").first()
    fields = _unit_fields(row)
    if unit is None:
        create_unit(by=by, code=row.values["code"], parent=parent, **fields)
        return
    if _differs(unit, fields):
        revise_unit(unit=unit, by=by, **fields)
    if _moves(row, unit):
        move_unit(unit=Unit.objects.get(pk=unit.pk), parent=parent, by=by)


def _person_fields(row: Row) -> dict[str, str]:
    fields = {"full_name": row.values["full_name"]}
    if row.values.get("phone"):
        fields["phone"] = phone_of(row.values["phone"])
    return fields


def _place(row: Row) -> tuple[str, bool]:
    """Role and supervising, as a row without a word on them means it."""
    role = chosen("role", row.values.get("role", "")) or Role.MEMBER
    return str(role), bool(chosen("supervises", row.values.get("supervises", "")))


def _membership(row: Row) -> Membership | None:
    return (
        Membership.objects.not_ended()
        .filter(user__username=row.values["username"], unit__code=row.values["unit"])
        .first()
    )


def _changes_of_person(row: Row, seen: set[str]) -> list[Change | None]:
    place, name = f"{row.sheet}!{row.number}", {"name": row.values["full_name"]}
    user = User.objects.filter(username=row.values["username"]).first()
    found: list[Change | None] = []
    if row.values["username"] not in seen:
        seen.add(row.values["username"])
        if user is None:
            found.append(Change(place, _("New person: %(name)s") % name))
        elif _differs(user, _person_fields(row)):
            found.append(Change(place, _("Person changes: %(name)s") % name))
    if row.values.get("unit"):
        membership = _membership(row)
        names = {**name, "unit": row.values["unit"]}
        if membership is None:
            found.append(Change(place, _("%(name)s joins %(unit)s") % names))
        elif (membership.role, membership.supervises) != _place(row):
            found.append(Change(place, _("%(name)s changes role in %(unit)s") % names))
    return found


def _write_person(row: Row, by: User) -> User | None:
    """Write one row; returns the person where they are new."""
    fields = _person_fields(row)
    user = User.objects.filter(username=row.values["username"]).first()
    new = user is None
    if user is None:
        user = User(
            username=row.values["username"], must_change_password=True, **fields
        )
        user.set_unusable_password()
        user.save()
        user.groups.add(ensure_roles()[CADRES])
    elif _differs(user, fields):
        User.objects.filter(pk=user.pk).update(**fields)
    if row.values.get("unit"):
        _write_membership(row, user, by)
    return user if new else None


def _write_membership(row: Row, user: User, by: User) -> None:
    role, supervises = _place(row)
    membership = _membership(row)
    if membership is None:
        unit = Unit.objects.get(code=row.values["unit"])
        since = day(row.values.get("since", ""))
        join(user=user, unit=unit, role=role, supervises=supervises, since=since, by=by)
    elif (membership.role, membership.supervises) != (role, supervises):
        change_role(membership=membership, role=role, supervises=supervises, by=by)
