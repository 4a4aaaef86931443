"""The site itself: accounts, access and the services that know no other app."""

from django.apps import AppConfig


class IntranetConfig(AppConfig):
    """Registers what Django and Wagtail only learn at start-up."""

    name = "intranet"

    def ready(self) -> None:
        """Give the helper the site's own jobs, the front page its panel; watch people
        leave groups."""
        from intranet import leavers, worker
        from intranet.notices.views import home_panel
        from intranet.panels import HOME, register_panel

        worker.register_own_jobs()
        leavers.connect()
        register_panel(HOME, home_panel)
