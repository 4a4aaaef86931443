"""Listings of pages whose filters do not list all owners and editors of the site."""

from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page


class ScopedPageFilters(GenericPageFilterSet):
    """Without persons."""

    owner = None
    edited_by = None
    site = None


page_viewset = PageViewSet(
    "scoped_pages", model=Page, filterset_class=ScopedPageFilters
)


def register_page_viewset() -> PageViewSet:
    """Hook ``register_admin_viewset``."""
    return page_viewset
