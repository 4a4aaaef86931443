"""Who may see a picture or a document of the editors' library.

A file is as private as its collection, and as private as the pages that use it: it is
seen by who sees at least one live page with it. One that no live page uses is seen by
who looks after it only."""

from typing import Protocol

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, Page, ReferenceIndex

from intranet.access.algebra import ADMIN, STAFF, Tokens, combine, holds
from intranet.access.restrictions import collection_demands
from intranet.access.viewers import Viewer, viewer_tokens
from intranet.models import AccessRuleToken


class LibraryFile(Protocol):
    """A picture or a document, as far as access asks."""

    pk: int
    collection: Collection
    uploaded_by_user_id: int | None
    file_hash: str


def file_tokens(file: LibraryFile) -> Tokens:
    """The tokens one of which a file asks for: its collection's, and those of any live
    page that uses it; administrators' alone where none does."""
    uses = _tokens_of_uses(file)
    if not uses:
        return frozenset({ADMIN})
    return combine([uses, *collection_demands(file.collection)])


def can_see_file(user: Viewer, file: LibraryFile) -> bool:
    """Whether the person may have the bytes of a file, in whatever size."""
    held = viewer_tokens(user)
    if not held:
        return False
    return (
        holds(held, file_tokens(file))
        or _put_it_there(user, file)
        or (STAFF in held and _looks_after(user, file))
    )


def _put_it_there(user: Viewer, file: LibraryFile) -> bool:
    """Whether the person uploaded a file that is used nowhere yet."""
    if not user.is_authenticated or file.uploaded_by_user_id != user.pk:
        return False
    held = viewer_tokens(user)
    demands = collection_demands(file.collection)
    return not _tokens_of_uses(file) and all(holds(held, item) for item in demands)


def _tokens_of_uses(file: LibraryFile) -> Tokens:
    """The union of what the live pages that use a file ask for. Wagtail's reference
    index has them, kept within the transaction that saves a page."""
    uses = ReferenceIndex.get_references_to(file).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = uses.annotate(page_id=Cast("object_id", BigIntegerField())).values(
        "page_id"
    )
    tokens = AccessRuleToken.objects.filter(
        rule__pages__page__live=True, rule__pages__page_id__in=pages
    )
    return frozenset(tokens.values_list("token", flat=True).distinct())


def _looks_after(user: Viewer, file: LibraryFile) -> bool:
    """Whether a member of staff has rights on the file's collection."""
    if isinstance(file, AbstractImage):
        from wagtail.images.permissions import permission_policy
    else:
        from wagtail.documents.permissions import permission_policy
    return bool(
        permission_policy.user_has_any_permission_for_instance(
            user, ["add", "change", "delete", "choose"], file
        )
    )
