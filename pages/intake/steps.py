"""What a person may do with a checked draft, by Wagtail's own rights and workflow."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.models import User
from pages.models import OfficialDocumentPage


class Step(models.TextChoices):
    """The buttons of the check page."""

    PUBLISH = "publish", _("Publish")
    SEND = "send", _("Send for review")
    LATER = "later", _("Save, decide later")


def steps_of(page: OfficialDocumentPage, user: User) -> list[Step]:
    """What the person may do with the draft, the farthest first."""
    rights = page.permissions_for_user(user)
    if not rights.can_edit() or rights.page_locked():
        return []
    if rights.can_publish():
        return [Step.PUBLISH, Step.LATER]
    if rights.can_submit_for_moderation():
        return [Step.SEND, Step.LATER]
    return [Step.LATER]
