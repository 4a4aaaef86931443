"""Sign-in by user name or phone number."""

import re
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from intranet.models import User


def normal_phone(text: str) -> str:
    """Digits of a phone number, ``+84`` and ``84`` written as ``0``; empty for other text."""
    digits = re.sub(r"[\s.\-()]", "", text)
    if not re.fullmatch(r"\+?\d{9,12}", digits):
        return ""
    return (
        re.sub(r"^\+?84", "0", digits) if digits.startswith(("+84", "84")) else digits
    )


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
        phone = normal_phone(username or "")
        if phone:
            owner = User.objects.filter(phone=phone).first()
            username = owner.username if owner else username
        return super().authenticate(request, username, password, **kwargs)
