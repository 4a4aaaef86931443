"""Recalling a document, and freezing one; both with a reason that stays."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from pages.models import Hold, OfficialDocumentPage


class HoldRefused(Exception):
    """It is held already, or not at all; the text says which."""


def may_hold(user: User, page: OfficialDocumentPage) -> bool:
    """Recall and freeze: who may publish the page."""
    return page.permissions_for_user(user).can_publish()


def in_force(page: OfficialDocumentPage) -> list[Hold]:
    """The holds that stand today, a recall first."""
    return sorted(
        page.holds.filter(lifted_at=None), key=lambda hold: hold.kind, reverse=True
    )


def hold(*, page: OfficialDocumentPage, kind: str, reason: str, by: User) -> Hold:
    """Recall or freeze a document. A recalled one stays readable, under a banner with
    the reason: who was given it must be able to see what became of it.

    Raises:
        HoldRefused: it is recalled or frozen already.
    """
    try:
        with transaction.atomic():
            made = Hold.objects.create(page=page, kind=kind, reason=reason, by=by)
            log(page, f"pages.{kind}", user=by, data={"reason": reason})
    except IntegrityError as error:
        raise HoldRefused(_("That was decided already; the page says why.")) from error
    return made


@transaction.atomic
def lift(*, page: OfficialDocumentPage, kind: str, reason: str, by: User) -> Hold:
    """End a recall or a freeze.

    Raises:
        HoldRefused: there is none to end.
    """
    standing = page.holds.select_for_update().filter(kind=kind, lifted_at=None).first()
    if standing is None:
        raise HoldRefused(_("There is nothing to lift any more."))
    standing.lifted_reason, standing.lifted_by = reason, by
    standing.lifted_at = timezone.now()
    standing.save()
    log(page, f"pages.{kind}_lifted", user=by, data={"reason": reason})
    return standing
