"""What the admin says and asks around an editor's step."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from pages import duplicates
from pages.models import OfficialDocumentPage


def warn_of_same_number(request: HttpRequest, page: Page) -> None:
    """After saving: other documents with this number and symbol, which may be right
    (every commune has a 05-NQ/ĐU) or a slip of the pen."""
    if not isinstance(page, OfficialDocumentPage):
        return
    for other in duplicates.same_number(page, request.user)[:3]:
        message = _(
            "Another document has the number %(number)s: %(title)s (%(body)s). Check "
            "that this one is not the same."
        )
        messages.warning(
            request,
            message
            % {
                "number": other.number_symbol,
                "title": other.title,
                "body": other.issuing_body.name,
            },
            buttons=[
                messages.button(
                    reverse("wagtailadmin_pages:edit", args=[other.pk]),
                    _("Open that document"),
                )
            ],
        )
