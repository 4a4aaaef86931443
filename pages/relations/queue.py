"""The relations that wait for an editor, and those of one document."""

from django.db.models import Case, IntegerField, Value, When
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from intranet.models import User
from pages.duplicates import known_to
from pages.models.catalogue import CatalogueEntry
from pages.models.relation import Relation, RelationQuerySet
from pages.relations.kinds import TO_BE_CONFIRMED, TOUCHING_EFFECT

_FIRST = Case(
    When(kind__in=TOUCHING_EFFECT, then=Value(0)),
    When(kind__in=TO_BE_CONFIRMED, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def decided_by_person(user: User) -> RelationQuerySet:
    """The relations that a person may decide: of documents that they know of and may
    edit. The other document is named only where they may see it."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    known = Page.objects.filter(known_to(user), pk__in=editable.values("pk"))
    rows = Relation.objects.filter(source__in=known).select_related("decided_by")
    return rows.with_ends(seen=CatalogueEntry.objects.visible_to(user))


def waiting(user: User, *, everything: bool = False) -> RelationQuerySet:
    """Proposals, what touches the effect first; without ``everything`` only those that
    readers are told of once they are confirmed."""
    rows = decided_by_person(user).filter(state=Relation.State.PROPOSED)
    if not everything:
        rows = rows.filter(kind__in=TO_BE_CONFIRMED)
    return rows.order_by(_FIRST, "-source_id", "pk")


def of_document(user: User, page: Page) -> RelationQuerySet:
    """All relations that a document states."""
    return decided_by_person(user).filter(source=page).order_by("state", _FIRST, "pk")
