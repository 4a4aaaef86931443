"""The site itself: accounts, access and the services that know no other app."""

from django.apps import AppConfig


class IntranetConfig(AppConfig):
    """Registers what Django and Wagtail only learn at start-up."""

    name = "intranet"

    def ready(self) -> None:
        """Give the helper the jobs of the site itself; watch people leave groups."""
        from intranet import leavers, worker

        worker.register_own_jobs()
        leavers.connect()
