"""Which libraries a person may bring documents into; who has none has no desk."""

from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from intranet import access
from pages.models import LibraryPage, OfficialDocumentPage


def sections_of(user: access.Viewer) -> list[LibraryPage]:
    """The libraries of official documents in which the person may make a draft."""
    if not user.is_authenticated:
        return []
    allowed: list[Page] = page_permission_policy.instances_user_has_permission_for(
        user, "add"
    )
    libraries = (
        LibraryPage.objects.live()
        .filter(access.visible_q(user), pk__in=allowed.values("pk"))  # type: ignore[attr-defined]
        .order_by("depth", "path")
    )
    return [one for one in libraries if one.takes(OfficialDocumentPage)]


def section_for_imports() -> LibraryPage:
    """Where documents go that nobody brings in person: the first library that takes them,
    which every site has."""
    libraries = LibraryPage.objects.live().order_by("depth", "path")
    return next(one for one in libraries if one.takes(OfficialDocumentPage))
