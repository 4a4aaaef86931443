"""Content types: what is published."""

import datetime

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

HOURLY = datetime.timedelta(hours=1)


class PagesConfig(AppConfig):
    """Hands ``intranet.access`` what it needs to know of pages."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Connect the module that keeps access and catalogue in step with pages."""
        from intranet.panels import HOME, register_panel
        from intranet.worker import register_job
        from pages import citing, file_texts, signal_handlers
        from pages.intake import folder, reading
        from pages.reviews import due
        from pages.reviews import views as reviews

        signal_handlers.connect()
        register_job("read the text of files", file_texts.read_next)
        register_job("read citations", citing.note_next)
        register_job(
            "read what waits at the desk",
            reading.read_next,
            every=datetime.timedelta(seconds=1),
        )
        register_job(
            "empty the watched folder",
            folder.take_next,
            every=datetime.timedelta(seconds=10),
        )
        register_job("what is due for review", due.day_turned, every=HOURLY)
        register_panel(HOME, reviews.home_panel)
