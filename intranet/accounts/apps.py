"""Wagtail's screens of accounts, with the fields that this site keeps of a person.

https://docs.wagtail.org/en/v7.4/extending/customizing_user_views.html
"""

from wagtail.users.apps import WagtailUsersAppConfig


class SiteUsersConfig(WagtailUsersAppConfig):
    """Takes the place of ``wagtail.users`` in the list of apps."""

    user_viewset = "intranet.accounts.viewsets.PersonViewSet"
