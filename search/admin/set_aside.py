"""What search could not take in after several tries: shown with its error, to be tried
again. Only records that the person may see are named."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from search.admin.permissions import keepers_only
from search.matching import visible
from search.models import Order

MOST_SHOWN = 100
PAGE = "page"


@dataclass(frozen=True)
class SetAside:
    """A record that waits for somebody to mend it."""

    order: Order
    name: str
    address: str


@require_http_methods(["GET", "POST"])
@keepers_only
def set_aside(request: HttpRequest) -> HttpResponse:
    """The records with what is wrong; a press tries them all again."""
    rows = shown_to(request)
    if request.method == "POST":
        again = Order.objects.filter(pk__in=[row.order.pk for row in rows])
        again.update(set_aside=False, tries=0, not_before=timezone.now())
        messages.success(request, _("They are tried again within seconds."))
        return redirect("search_set_aside:index")
    return render(request, "search/admin/set_aside.html", {"rows": rows})


def shown_to(request: HttpRequest) -> list[SetAside]:
    """What is set aside, the latest first."""
    waiting = Order.objects.pending().filter(set_aside=True).order_by("-pk")
    orders = list(waiting[:MOST_SHOWN])
    seen = visible(request.user, {order.record_id for order in orders})
    titles = _titles(seen)
    return [
        SetAside(order, *titles.get(order.record_id, (order.record_id, "")))
        for order in orders
        if order.record_id in seen
    ]


def _titles(ids: set[str]) -> dict[str, tuple[str, str]]:
    """Names of pages, and where they are edited."""
    keys = [int(i.partition(":")[2]) for i in ids if i.startswith(f"{PAGE}:")]
    titles = Page.objects.filter(pk__in=keys).values_list("pk", "title")
    return {
        f"{PAGE}:{pk}": (title, reverse("wagtailadmin_pages:edit", args=[pk]))
        for pk, title in titles
    }
