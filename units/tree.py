"""Keeps the tree of units and what depends on it in step: the paths of a branch, and the
access to its sections and to the pages restricted to its units."""

from django.core.exceptions import ValidationError
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _
from wagtail.models import Page

from intranet import access
from units.models.organisation import Unit

# Padded, so that text order is the order of the tree.
_STEP = "{:06d}/"


def refuse_cycle(unit: Unit) -> None:
    """Raise where the chosen superior is the unit itself or stands below it."""
    if unit.pk is None or unit.parent_id is None:
        return
    above = Unit.objects.get(pk=unit.parent_id)
    if unit.pk in above.ancestor_ids:
        raise ValidationError(
            {
                "parent": _(
                    "%(above)s stands below %(unit)s, so it cannot be its superior unit."
                )
                % {"above": above.name, "unit": unit.name}
            }
        )


def place(unit: Unit, before: str) -> None:
    """Give a saved unit its path, and those below it theirs."""
    above = unit.parent.tree_path if unit.parent else ""
    unit.tree_path = above + _STEP.format(unit.pk)
    if unit.tree_path == before:
        return
    Unit.objects.filter(pk=unit.pk).update(tree_path=unit.tree_path)
    if before:
        below = Unit.objects.filter(tree_path__startswith=before)
        below.update(
            tree_path=Concat(
                Value(unit.tree_path), Substr("tree_path", len(before) + 1)
            )
        )


def refresh_access(unit: Unit) -> list[int]:
    """Store anew what the sections of a moved branch, and the pages restricted to its
    units, ask for: the supervisors above it are others now. Returns the ids of the pages
    whose rule changed."""
    branch = Unit.objects.branch(unit).values("pk")
    pages = Page.objects.filter(
        Q(unitpage__unit__in=branch) | Q(view_restrictions__groups__unit__in=branch)
    )
    changed = [access.refresh_subtree(page) for page in pages.distinct()]
    return [page_id for page_ids in changed for page_id in page_ids]
