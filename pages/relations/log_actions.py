"""What the history of a document says of its relations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "pages.relation_confirmed": (_("Confirm relation"), _("Relation confirmed")),
    "pages.reviewed": (_("Review"), _("Reviewed after a change")),
    "pages.relation_refused": (_("Refuse relation"), _("Relation refused")),
}


def register(actions: Any) -> None:
    """Hook ``register_log_actions``."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
