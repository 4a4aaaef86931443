"""Forms of signing in."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intranet.models import User


class SignInForm(AuthenticationForm):
    """User name or phone number, and password."""

    error_messages = {
        "invalid_login": _(
            "The user name, phone number or password is not right. Passwords tell "
            "capital from small letters."
        ),
        "inactive": _("This account is closed."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name or phone number")


class CodeForm(forms.Form):
    """User name or phone number, and the one-time code."""

    username = forms.CharField(
        label=_("User name or phone number"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    code = forms.CharField(
        label=_("One-time code"),
        max_length=20,
        help_text=_("Eight letters and digits, as on the slip or as read out to you."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )

    def __init__(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        """Use the code up, or say that it does not open the account."""
        cleaned = super().clean() or {}
        if cleaned.get("username") and cleaned.get("code"):
            self.user = authenticate(
                self.request, username=cleaned["username"], code=cleaned["code"]
            )
            if self.user is None:
                raise ValidationError(
                    _(
                        "The name or the code is not right, or the code was used or is "
                        "older than three days. Ask for a new one."
                    )
                )
        return cleaned
