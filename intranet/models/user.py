"""The account of a person: signs in by user name or phone number."""

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person of the commune. ``last_name`` is left to Django; Vietnamese names are
    written whole, family name first, in ``full_name``."""

    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    phone = models.CharField(
        _("phone number"),
        max_length=20,
        unique=True,
        null=True,
        blank=True,
        help_text=_("Digits only; can be used to sign in."),
    )
    must_change_password = models.BooleanField(
        _("must change the password"), default=False
    )

    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name as it is written in the office, or the user name."""
        return self.full_name or super().get_full_name() or self.username

    def get_session_auth_hash(self) -> str:
        """Part of every session; raising ``sessions_ended`` ends them all at once."""
        return f"{super().get_session_auth_hash()}:{self.sessions_ended}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under secrets that are being replaced."""
        for value in super().get_session_auth_fallback_hash():
            yield f"{value}:{self.sessions_ended}"
