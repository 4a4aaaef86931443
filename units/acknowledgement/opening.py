"""Who opened a text that asks to be acknowledged: recorded for those, then forgotten."""

import datetime

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from intranet.models import User
from units import acting
from units.models import Opening

KEPT_FOR = datetime.timedelta(days=730)


def record_opening(*, page: Page, by: User) -> None:
    """Who opened a text that asks to be acknowledged, the first time."""
    Opening.objects.get_or_create(page=page, person=by)


def forget_openings() -> None:
    """Openings are forgotten after 24 months."""
    Opening.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()


def opened(page: Page, request: HttpRequest) -> None:
    """A text that asks is shown to somebody: members of units are noted."""
    user = request.user
    if isinstance(user, User) and acting.my_units(request):
        record_opening(page=page, by=user)
