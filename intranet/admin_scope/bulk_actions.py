"""Bulk actions that name nothing outside one's sections and collections.

Wagtail lists what one has no right to act on under "no access", and reads ``all`` as the
whole site; each of its actions is registered again with these two closed."""

from typing import Any

from django.db.models import Model
from wagtail.admin.views.pages import bulk_actions as page_actions
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.documents.views import bulk_actions as document_actions
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.images.views import bulk_actions as image_actions

from intranet.admin_scope import scope


class ScopedBulkAction:
    """Mixed in before an action of Wagtail."""

    request: Any

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[int]:
        """``all``: of what the listing shows."""
        found = super().get_all_objects_in_listing_query(parent_id)  # type: ignore[misc]
        ids = [item.pk if isinstance(item, Model) else item for item in found]
        known = self.known(ids)
        return [pk for pk in ids if pk in known]

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """What cannot be acted on is named only where one may know of it."""
        objects, further = super().get_actionable_objects()  # type: ignore[misc]
        for name, items in further.items():
            known = self.known([item.pk for item in items])
            further[name] = [item for item in items if item.pk in known]
        return objects, further

    def known(self, ids: list[int]) -> set[int]:
        """Those of these ids that the admin may name to the person."""
        raise NotImplementedError


class ScopedPageAction(ScopedBulkAction):
    """For pages."""

    def known(self, ids: list[int]) -> set[int]:
        found = scope.pages(self.request.user).filter(pk__in=ids)
        return set(found.values_list("pk", flat=True))


class ScopedFileAction(ScopedBulkAction):
    """For images and documents."""

    policy: Any

    def known(self, ids: list[int]) -> set[int]:
        files = self.policy.instances_user_has_any_permission_for(
            self.request.user, scope.FILE_RIGHTS
        )
        return set(files.filter(pk__in=ids).values_list("pk", flat=True))


class ScopedImageAction(ScopedFileAction):
    """For images."""

    policy = image_policy


class ScopedDocumentAction(ScopedFileAction):
    """For documents."""

    policy = document_policy


def _scoped(mixin: type, action: type) -> type:
    return type(
        f"Scoped{action.__name__}", (mixin, action), {"__doc__": action.__doc__}
    )


ACTIONS = [
    *(
        _scoped(ScopedPageAction, getattr(page_actions, name))
        for name in (
            "DeleteBulkAction",
            "MoveBulkAction",
            "PublishBulkAction",
            "UnpublishBulkAction",
        )
    ),
    *(
        _scoped(ScopedImageAction, getattr(image_actions, name))
        for name in ("AddToCollectionBulkAction", "DeleteBulkAction")
    ),
    *(
        _scoped(ScopedDocumentAction, getattr(document_actions, name))
        for name in ("AddToCollectionBulkAction", "DeleteBulkAction")
    ),
]
