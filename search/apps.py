"""Search: records, outbox, engines, results."""

import datetime

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Has the helper drain the outbox."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Register what the helper does for search."""
        from intranet.worker import register_job
        from search import indexing

        register_job(
            "drain the search outbox",
            indexing.drain,
            every=datetime.timedelta(seconds=1),
        )
        register_job(
            "forget old orders to index",
            indexing.forget_done,
            every=datetime.timedelta(hours=1),
        )
