"""`/reviews/`: what a person has to look at again, and their answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from intranet.models import User
from intranet.panels import Panel
from pages.models.catalogue import CatalogueEntry
from pages.models.review import ReviewItem
from pages.reviews import answering
from pages.reviews.forms import AnswerForm, State

PER_PAGE = 20


@require_GET
@never_cache
@login_required
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first, or what was answered."""
    answered = request.GET.get("answered") == "1"
    mine = ReviewItem.objects.of(_person(request))
    rows = mine.exclude(state=State.OPEN) if answered else mine.waiting()
    pages = Paginator(rows.with_names(), PER_PAGE)
    items = pages.get_page(request.GET.get("page"))
    context = {
        "items": items,
        "answered": answered,
        "total": pages.count,
        "seen": _changed_by(request, list(items)),
    }
    return render(request, "pages/reviews/list.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One item with its form."""
    user = _person(request)
    item = get_object_or_404(ReviewItem.objects.of(user).with_names(), pk=pk)
    given = {"remark": item.remark, "later_until": item.later_until}
    form = AnswerForm(request.POST or None, initial=given)
    if form.is_valid():
        answering.answer(
            item=item,
            by=user,
            state=State(form.cleaned_data["state"]),
            remark=form.cleaned_data["remark"],
            later_until=form.cleaned_data["later_until"],
        )
        messages.success(request, gettext("Your answer is kept."))
        return redirect("reviews")
    context = {"item": item, "form": form, "seen": _changed_by(request, [item])}
    return render(request, "pages/reviews/one.html", context)


def home_panel(request: HttpRequest) -> Panel | None:
    """On the front page: how many wait."""
    if not isinstance(request.user, User):
        return None
    count = ReviewItem.objects.of(request.user).waiting().count()
    return Panel("pages/reviews/panel.html", {"count": count}) if count else None


def _changed_by(request: HttpRequest, items: list[ReviewItem]) -> set[int]:
    """The documents that made the changes, those that the person may see."""
    sources = [item.relation.source_id for item in items if item.relation]
    seen = CatalogueEntry.objects.visible_to(request.user).filter(pk__in=sources)
    return set(seen.values_list("pk", flat=True)) if sources else set()


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user
