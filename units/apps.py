"""Units, their members and their private sections."""

import datetime

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

HOUR = datetime.timedelta(hours=1)


class UnitsConfig(AppConfig):
    """Hands ``intranet`` what comes from units: viewer tokens, and the home panel."""

    name = "units"
    verbose_name = _("Units")

    def ready(self) -> None:
        """Register the providers."""
        from intranet import access
        from intranet.panels import DOCUMENT, HOME, READING, register_panel
        from intranet.worker import register_job
        from pages.reviews.things import register_things, register_unit_of
        from pages.setup import register_structure
        from units import (
            file_texts,
            handover,
            membership,
            panels,
            reviews,
            search_orders,
            setup,
            signal_handlers,
            tokens,
        )
        from units.acknowledgement import opening
        from units.acknowledgement import panels as acknowledgement
        from units.reminders import daily
        from units.rounds.repeating import open_due_rounds

        signal_handlers.connect()
        register_structure(setup.ensure_units_container)
        register_panel(HOME, panels.my_unit)
        register_panel(HOME, panels.supervisor)
        register_panel(DOCUMENT, panels.document_work)
        register_panel(HOME, acknowledgement.to_read)
        register_panel(READING, acknowledgement.below_text)

        register_job("memberships that begin or end", membership.apply_day)
        register_job("work of closed units", handover.apply_day, every=daily.EVERY)
        register_job("forget openings", opening.forget_openings, every=daily.EVERY)
        register_job("reminders", daily.run_by_day, every=daily.EVERY)
        register_job("report rounds that repeat", open_due_rounds, every=HOUR)
        search_orders.connect()
        register_job("read the text of units' files", file_texts.read_next)

        register_things(reviews.citing)
        register_unit_of(reviews.unit_of)

        access.register_user_tokens(tokens.tokens_of_user)
        access.register_group_tokens(tokens.tokens_of_groups)
        access.register_page_tokens(tokens.tokens_of_pages)
