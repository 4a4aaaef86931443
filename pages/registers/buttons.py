"""The doors in the header of an official document's editing form."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from intranet.models import User
from pages import holds
from pages.models import Hold, OfficialDocumentPage


def header_buttons(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """A number for a draft without one; recall and freeze for who may publish."""
    if view_name != "edit" or not isinstance(page, OfficialDocumentPage):
        return
    if not page.get_latest_revision_as_object().number:
        yield Button(
            _("Give the next number"),
            reverse("give_number", args=[page.pk]),
            icon_name="tag",
            priority=200,
        )
    if not holds.may_hold(user, page):
        return
    standing = {hold.kind for hold in holds.in_force(page)}
    labels = {
        Hold.Kind.RECALLED: (_("Recall"), _("Lift the recall")),
        Hold.Kind.FROZEN: (_("Freeze"), _("Lift the freeze")),
    }
    for priority, (kind, (start, end)) in enumerate(labels.items(), 210):
        lifts = kind in standing
        yield Button(
            end if lifts else start,
            reverse("lift_hold" if lifts else "hold", args=[page.pk, kind]),
            icon_name="lock-open" if lifts else "lock",
            priority=priority,
        )
