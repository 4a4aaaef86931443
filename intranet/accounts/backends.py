"""Sign-in by user name or phone number, with a password or a one-time code."""

import re
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from intranet.accounts import codes
from intranet.models import User


def normal_phone(text: str) -> str:
    """Digits of a phone number, ``+84`` and ``84`` written as ``0``; empty for other text."""
    digits = re.sub(r"[\s.\-()]", "", text)
    if not re.fullmatch(r"\+?[0-9]{9,12}", digits):
        return ""
    return (
        re.sub(r"^\+?84", "0", digits) if digits.startswith(("+84", "84")) else digits
    )


def account_name(typed: str) -> str:
    """The user name that was meant: by phone number, or as it was typed."""
    phone = normal_phone(typed)
    owner = User.objects.filter(phone=phone).first() if phone else None
    return owner.username if owner else typed.strip()


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account that failures are counted for, so that writing a phone number in
    another way gives no further tries. See ``AXES_USERNAME_CALLABLE``."""
    typed = (credentials or {}).get("username") or request.POST.get("username") or ""
    return account_name(typed).lower()[:255]


class NameOrPhoneBackend(ModelBackend):
    """Django's own backend; what looks like a phone number is looked up as one."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The account for a name or phone number and a password."""
        if username is None or password is None:
            return None
        return super().authenticate(request, account_name(username), password)


class CodeBackend(ModelBackend):
    """A name or phone number with a one-time code."""

    @sensitive_variables("code")
    def authenticate(  # type: ignore[override]  # a code takes the password's place
        self, request: HttpRequest | None, username: str, code: str
    ) -> User | None:
        """The account, its code used up."""
        user = User.objects.filter(username=account_name(username)).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        return user if codes.redeem(user=user, typed=code) else None
