"""Units, their members and their private sections."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    """Hands ``intranet.access`` the tokens that come from units."""

    name = "units"
    verbose_name = _("Units")

    def ready(self) -> None:
        """Register the providers of ``units.tokens``."""
        from intranet import access
        from units import tokens

        access.register_user_tokens(tokens.tokens_of_user)
        access.register_group_tokens(tokens.tokens_of_groups)
        access.register_page_tokens(tokens.tokens_of_pages)
