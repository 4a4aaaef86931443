"""One-time codes: a way in for who has no password yet or forgot it, without e-mail.

A code is read out or printed by somebody who answers for it; only its hash under the
site's secret is kept (a quick one, so that a sheet of 200 is made in one request: a code
is random, unlike a password). It works once, for three days, and making another ends the
ones before. Who may make one for whom is the caller's to check.
"""

import datetime
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from intranet.models import SignInCode, User

LIFETIME = datetime.timedelta(days=3)
# Nothing that is mistaken for another when read aloud or copied from paper.
ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
LENGTH = 8


@sensitive_variables("letters")
@transaction.atomic
def issue(*, user: User, by: User | None) -> tuple[str, datetime.datetime]:
    """Make a code; returns it as it is shown, and until when it works."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    expires_at = timezone.now() + LIFETIME
    SignInCode.objects.filter(user=user, used_at=None).delete()
    SignInCode.objects.create(
        user=user,
        digest=_digest(user, letters),
        expires_at=expires_at,
        issued_by=by,
    )
    log(user, "accounts.code_issued", user=by)
    return f"{letters[:4]}-{letters[4:]}", expires_at


@sensitive_variables("typed", "letters")
@transaction.atomic
def redeem(*, user: User, typed: str) -> bool:
    """Use a code up. The person then chooses a password of their own."""
    letters = "".join(char for char in typed.upper() if char.isalnum())
    now = timezone.now()
    codes = SignInCode.objects.filter(user=user, digest=_digest(user, letters))
    # One statement: of two requests with one code only one finds it unused.
    if not codes.filter(used_at=None, expires_at__gt=now).update(used_at=now):
        return False
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    user.must_change_password = True
    log(user, "accounts.code_used", user=user)
    return True


def _digest(user: User, letters: str) -> str:
    value = f"{user.pk}:{letters}"
    return salted_hmac(__name__, value, algorithm="sha256").hexdigest()
