"""A page refers only to what its editor may know of.

Choosers offer nothing else, but a forged form could name a hidden page or file by its
number, and Wagtail would then show title and address of it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from intranet import access
from intranet.models import User

Reference = tuple[type[models.Model], str]
PRIVATE = (Page, AbstractImage, AbstractDocument)


class KnownReferencesForm(WagtailAdminPageForm):
    """Refuses new references to what the editor may not see."""

    def is_valid(self) -> bool:
        """Look at the page and its lists as they would be saved."""
        if not super().is_valid():
            return False
        if self.for_user is None or self.for_user.is_superuser:
            return True
        known = self._references_before()
        for model, pk in set(self._references_now()) - known:
            if not _may_know(self.for_user, model, pk):
                # Not an error beside the field: the form would show what was named.
                raise PermissionDenied
        return True

    def _references_now(self) -> Iterator[Reference]:
        yield from _references(self.instance)
        for formset in self.formsets.values():
            for form in formset.forms:
                yield from _references(form.instance)

    def _references_before(self) -> set[Reference]:
        """What stands in the latest draft already, whoever put it there."""
        if not self.instance.pk:
            return set()
        stored = type(self.instance)._default_manager.get(pk=self.instance.pk)
        latest = stored.get_latest_revision_as_object()
        known = set(_references(latest))
        for formset in self.formsets.values():
            children = getattr(latest, formset.rel_name, None)
            for child in children.all() if children else ():
                known.update(_references(child))
        return known


def _references(item: models.Model) -> Iterator[Reference]:
    for field in item._meta.concrete_fields:
        value = field.value_from_object(item)
        if value is None:
            continue
        if isinstance(field, models.ForeignKey) and not field.remote_field.parent_link:
            if issubclass(field.related_model, PRIVATE):
                yield field.related_model, str(value)
        elif hasattr(field, "extract_references"):
            for model, pk, *_path in field.extract_references(value):
                if issubclass(model, PRIVATE):
                    yield model, str(pk)


def _may_know(user: User, model: type[models.Model], pk: str) -> bool:
    found: Any = model._default_manager.filter(pk=pk).first()
    if found is None:
        return False
    if isinstance(found, Page):
        may_edit = found.permissions_for_user(user).can_edit()
        return bool(may_edit or (found.live and access.can_see(user, found)))
    return access.can_see_file(user, found)
