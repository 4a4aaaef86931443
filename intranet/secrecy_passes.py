"""Granting and using a one-time pass for a file that was refused by a false alarm."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from intranet.models import SecrecyPass, User
from intranet.roles import REVIEWERS

logger = logging.getLogger(__name__)


def may_grant(user: User) -> bool:
    """Reviewers and administrators answer for what is let in."""
    if not user.is_active:
        return False
    return user.is_superuser or user.groups.filter(name=REVIEWERS).exists()


@transaction.atomic
def grant(*, sha256: str, reason: str, reviewer: User) -> SecrecyPass:
    """Let the file with this SHA-256 in once; the reason is kept."""
    if not may_grant(reviewer):
        raise PermissionDenied
    secrecy_pass = SecrecyPass(
        sha256=sha256.strip().lower(), reason=reason.strip(), granted_by=reviewer
    )
    secrecy_pass.full_clean()
    secrecy_pass.save()
    logger.info("secrecy pass %s granted by user %s", secrecy_pass.pk, reviewer.pk)
    return secrecy_pass


@transaction.atomic
def use(*, sha256: str, user: User | None) -> bool:
    """Use up a pass for this file; False where there is none that is unused."""
    waiting = SecrecyPass.objects.select_for_update().filter(
        sha256=sha256, used_at=None
    )
    secrecy_pass = waiting.order_by("granted_at").first()
    if secrecy_pass is None:
        return False
    secrecy_pass.used_at = timezone.now()
    secrecy_pass.used_by = user
    secrecy_pass.save(update_fields=["used_at", "used_by"])
    logger.info("secrecy pass %s used", secrecy_pass.pk)
    return True
