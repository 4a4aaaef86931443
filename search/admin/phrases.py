"""What readers look for: each phrase with its sums, and one press to a synonym or pin."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from intranet.models import User
from search.admin.permissions import keepers_only
from search.learning import KEPT, LONGEST
from search.models import PhraseDay
from search.pinning import pin, takes_pins

PERIODS = (7, 30, KEPT.days)
PER_PAGE = 50


@require_GET
@keepers_only
def phrases(request: HttpRequest) -> HttpResponse:
    """Phrases of three readers or more, those that found nothing first if so asked."""
    days = _days(request.GET.get("days"))
    only_empty = request.GET.get("empty") == "1"
    since = timezone.localdate() - datetime.timedelta(days=days)
    rows = PhraseDay.objects.known().since(since).summed(only_empty=only_empty)
    order = "-all_empty" if only_empty else "-all_searches"
    pages = Paginator(rows.order_by(order, "phrase"), PER_PAGE)
    context = {
        "rows": pages.get_page(request.GET.get("p")),
        "days": days,
        "periods": PERIODS,
        "only_empty": only_empty,
    }
    return render(request, "search/admin/phrases.html", context)


def _days(given: str | None) -> int:
    return next((days for days in PERIODS if str(days) == given), PERIODS[1])


class PinForm(forms.Form):
    """A phrase and the page that answers it."""

    phrase = forms.CharField(label=_("Phrase"), max_length=LONGEST)
    page = forms.ModelChoiceField(
        label=_("Page that shall stand first"),
        queryset=Page.objects.filter(depth__gt=1),
        widget=AdminPageChooser(user_perms="edit"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_page(self) -> Page:
        """Only a page that takes pins and that the person may edit."""
        page: Page = self.cleaned_data["page"].specific
        if not takes_pins(page):
            raise forms.ValidationError(_("A folder cannot be pinned; choose a page."))
        if not page.permissions_for_user(self.user).can_edit():
            raise forms.ValidationError(_("You may not edit this page."))
        return page


@require_http_methods(["GET", "POST"])
@keepers_only
def pin_page(request: HttpRequest) -> HttpResponse:
    """Choose the page for a phrase."""
    if not isinstance(request.user, User):
        return redirect("wagtailadmin_login")
    form = PinForm(
        request.POST or None,
        user=request.user,
        initial={"phrase": request.GET.get("phrase", "")},
    )
    if form.is_valid():
        page, phrase = form.cleaned_data["page"], form.cleaned_data["phrase"]
        if pin(page=page, phrase=phrase, by=request.user):
            said = gettext("“%(page)s” now stands first for “%(phrase)s”.")
        else:
            said = gettext(
                "“%(page)s” will stand first for “%(phrase)s” once it is published."
            )
        messages.success(request, said % {"page": page.title, "phrase": phrase})
        return redirect("search_phrases:index")
    return render(request, "search/admin/pin.html", {"form": form})
