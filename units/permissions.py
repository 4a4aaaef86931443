"""Who may do what with units and their private sections; small predicates, one file."""

from django.db.models import Q

from intranet import access
from intranet.models import User
from units.models import Membership, Unit
from units.models.organisation import UnitQuerySet


def can_organise(user: User) -> bool:
    """Make, move and close units, and say who belongs to them."""
    return user.is_active and user.has_perm("units.change_unit")


def can_read(user: access.Viewer, unit: Unit) -> bool:
    """See the private section of a unit."""
    from units.tokens import tokens_of_unit

    return access.holds(access.viewer_tokens(user), tokens_of_unit(unit))


def can_write(user: User, unit: Unit) -> bool:
    """Put files and notes into the section: its members, until it closes."""
    return not unit.is_closed and f"unit:{unit.pk}" in access.viewer_tokens(user)


def leads(user: User, unit: Unit) -> bool:
    """Be the head of the unit today."""
    heads = Membership.objects.active().filter(unit=unit, role=Membership.Role.HEAD)
    return heads.filter(user=user).exists()


def can_introduce(user: User, unit: Unit) -> bool:
    """Change the words with which a unit introduces itself: its head, until it closes,
    and administrators."""
    return not unit.is_closed and (user.is_superuser or leads(user, unit))


def can_issue_code(user: User, person: User, unit: Unit) -> bool:
    """Make a one-time sign-in code for a member: administrators, and the head of the
    unit for people who see nothing that the head does not see. Whoever holds a code can
    sign in as that person, so it must not open another unit or the administration."""
    if user.is_superuser:
        return True
    if user.pk == person.pk or not leads(user, unit) or not person.is_active:
        return False
    if not Membership.objects.active().filter(unit=unit, user=person).exists():
        return False
    return access.viewer_tokens(person) <= access.viewer_tokens(user)


def can_supervise(user: access.Viewer, unit: Unit) -> bool:
    """Give work to a unit, and accept or return what it hands in: who holds the
    ``above:`` of the unit or of one over it."""
    from units.tokens import OVER_ALL

    above = {f"above:{ancestor}" for ancestor in unit.ancestor_ids}
    return not access.viewer_tokens(user).isdisjoint({access.ADMIN, OVER_ALL, *above})


def is_member(user: access.Viewer, unit: Unit) -> bool:
    """Belong to the unit today, closed or not: who sees its drafts."""
    return f"unit:{unit.pk}" in access.viewer_tokens(user)


def supervised_units(user: access.Viewer) -> UnitQuerySet:
    """The units a person supervises; one clause for each branch they stand over."""
    from units.tokens import OVER_ALL

    held = access.viewer_tokens(user)
    if not held.isdisjoint({access.ADMIN, OVER_ALL}):
        return Unit.objects.all()
    tops = [int(token[6:]) for token in held if token.startswith("above:")]
    if not tops:
        return Unit.objects.none()
    branches = Q()
    paths = Unit.objects.filter(pk__in=tops).values_list("tree_path", flat=True)
    for path in paths:
        branches |= Q(tree_path__startswith=path)
    return Unit.objects.filter(branches)


def supervises_units(user: access.Viewer) -> bool:
    """Whether the person supervises any unit at all: the board is for them."""
    held = access.viewer_tokens(user)
    return access.ADMIN in held or any(token.startswith("above:") for token in held)
