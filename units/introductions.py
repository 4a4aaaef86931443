"""The words with which a unit introduces itself on the overview of its section."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from intranet.models import User
from units.models import UnitPage
from units.permissions import can_introduce


@transaction.atomic
def change_introduction(*, page: UnitPage, by: User, text: str) -> UnitPage:
    """Save and publish new words; the former ones stay among the page's revisions."""
    if not can_introduce(by, page.unit):
        raise PermissionDenied
    page.introduction = text
    revision = page.save_revision(user=by, log_action=True)
    # The head has no rights in Wagtail's admin; what they may was asked above.
    revision.publish(user=by, skip_permission_checks=True)
    return page
