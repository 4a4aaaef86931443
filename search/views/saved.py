"""`/search/saved/`: the recent searches of a person, those kept, and their alerts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from intranet.models import User
from search import recent
from search.addresses import Asked
from search.models import SavedSearch
from search.saving import TooMany, asked_of, save_search, told_as

LIST = "saved_searches"


@require_GET
@never_cache
@login_required
def saved(request: HttpRequest) -> HttpResponse:
    """What the person searched for lately, and what they keep."""
    kept = SavedSearch.objects.filter(person_id=request.user.pk).order_by("name", "pk")
    return render(
        request,
        "search/saved.html",
        {
            "kept": [(item, asked_of(item)) for item in kept],
            "recent": [(told_as(asked), asked) for asked in recent.recent(request)],
            "alerts": SavedSearch.Alert.choices,
        },
    )


@require_POST
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a search, or change its alert."""
    asked = Asked.from_query(QueryDict(request.POST.get("query", "")[:4000]))
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())
    alert = _alert(request)
    if not asked.is_empty and isinstance(request.user, User):
        try:
            save_search(person=request.user, asked=asked, alert=alert, name=name)
            messages.success(request, _("The search is kept."))
        except TooMany:
            messages.error(
                request, _("You keep 50 searches already; remove one first.")
            )
    return redirect(LIST)


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a search no longer."""
    get_object_or_404(SavedSearch, pk=pk, person_id=request.user.pk).delete()
    messages.success(request, _("The search was removed."))
    return redirect(LIST)


@require_POST
@login_required
def forget(request: HttpRequest) -> HttpResponse:
    """Forget the recent searches."""
    recent.forget(request)
    return redirect(LIST)


def _alert(request: HttpRequest) -> str:
    alert = request.POST.get("alert", "")
    known = alert in SavedSearch.Alert.values
    return alert if known else SavedSearch.Alert.DAILY
