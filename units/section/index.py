"""The sections that a person may open: of their units, and of those they supervise."""

from django.core.paginator import Page
from django.http import HttpRequest

from intranet import access
from units.models import UnitPage
from units.section.paging import one_page


def sections_for(request: HttpRequest) -> Page:
    """One page of the sections, in the order of the tree."""
    visible = UnitPage.objects.live().filter(access.visible_q(request.user))
    rows = visible.select_related("unit").order_by("unit__tree_path")
    return one_page(request, rows)
