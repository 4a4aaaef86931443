"""Search: records, outbox, engines, results."""

import datetime

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Has the helper drain the outbox, and ``/healthz`` tell of it."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Register what the helper does for search."""
        from intranet.health import register_check
        from intranet.worker import register_job
        from search import admin_index, alerts, days, health, indexing, learning

        register_check("search", health.engine_word)
        register_check("outbox", health.outbox_word)

        register_job(
            "drain the search outbox",
            indexing.drain_due,
            every=datetime.timedelta(milliseconds=200),
        )
        register_job(
            "keep the search index there",
            indexing.keep_up,
            every=datetime.timedelta(seconds=1),
        )
        register_job(
            "forget old orders to index",
            indexing.forget_done,
            every=datetime.timedelta(hours=1),
        )
        register_job(
            "look for damage in the search index",
            indexing.look_for_damage,
            every=datetime.timedelta(hours=1),
        )
        register_job("order what the day changes", days.turn)
        register_job("alerts of saved searches, at once", alerts.alert_at_once)
        register_job(
            "alerts of saved searches, daily",
            alerts.alert_daily,
            every=datetime.timedelta(minutes=10),
        )
        register_job(
            "forget old searches",
            learning.forget_old,
            every=datetime.timedelta(hours=6),
        )
        register_job(
            "keep the admin's index in step",
            admin_index.ROUND.step,
            every=datetime.timedelta(seconds=20),
        )
