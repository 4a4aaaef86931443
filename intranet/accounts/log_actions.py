"""What the history of an account says of signing in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "accounts.code_issued": (_("Make sign-in code"), _("One-time code made")),
    "accounts.code_used": (_("Use sign-in code"), _("Signed in with a one-time code")),
    "accounts.close": (_("Close account"), _("Account closed")),
}


def register(actions: Any) -> None:
    """Hook ``register_log_actions``."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
