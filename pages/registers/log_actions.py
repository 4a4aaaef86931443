"""What the history says of registers and holds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "pages.give_number": (_("Give a number"), _("Number given")),
    "pages.void_number": (_("Make a number void"), _("Number made void")),
    "pages.close_register": (_("Close a register"), _("Register closed")),
    "pages.recalled": (_("Recall"), _("Document recalled")),
    "pages.recalled_lifted": (_("Lift the recall"), _("Recall lifted")),
    "pages.frozen": (_("Freeze"), _("Document frozen")),
    "pages.frozen_lifted": (_("Lift the freeze"), _("Freeze lifted")),
}


def register(actions: Any) -> None:
    """Hook ``register_log_actions``."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
