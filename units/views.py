"""``/my-unit/``: to the section of the unit one works for, and choosing that unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from units import acting


@never_cache
def my_unit(request: HttpRequest) -> HttpResponse:
    """To the section; a choice first for who belongs to several units, and a word on
    what to do for who belongs to none."""
    unit = acting.acting_unit(request)
    if unit is not None:
        return redirect(unit.page.url)
    return render(request, "units/my_unit.html", {"units": acting.my_units(request)})


@require_POST
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Work for another of one's units, and stay where one is."""
    if acting.choose(request, request.POST.get("unit")) is None:
        raise Http404
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()})
    return redirect(target if safe else reverse("my_unit"))
