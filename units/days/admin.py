"""The announced days of a year, pasted as a list in the admin."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from intranet.models import User
from units.days import listed
from units.days.keeping import PERMISSION, keep_days
from units.days.viewset import CalendarDayViewSet
from units.models import CalendarDay


class DaysForm(forms.Form):
    """The announced days of a year, a line each."""

    days = forms.CharField(
        label=gettext_lazy("Days"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy(
            "A day or a span on a line, then its name: “16/02/2026 - 20/02/2026 Tết "
            "Nguyên đán”. A Saturday that is worked begins with a plus sign: "
            "“+ 22/08/2026 Làm bù”."
        ),
    )

    def clean_days(self) -> list[listed.Listed]:
        """The days that were read."""
        return listed.read(self.cleaned_data["days"])


@never_cache
def import_days(request: HttpRequest) -> HttpResponse:
    """Paste the list that was announced; what is known already is brought up to date."""
    by = request.user
    if not isinstance(by, User) or not by.has_perm(PERMISSION):
        raise PermissionDenied
    year = timezone.localdate().year
    first = {"days": listed.fixed_days(_next_year(year))}
    form = DaysForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        count = keep_days(by=by, days=form.cleaned_data["days"])
        said = ngettext("%(n)d day written.", "%(n)d days written.", count)
        messages.success(request, said % {"n": count})
        return redirect(CalendarDayViewSet().get_url_name("list"))
    return render(request, "units/days/import.html", {"form": form})


def _next_year(year: int) -> int:
    """The first year of which no day is known yet."""
    while CalendarDay.objects.filter(day__year=year).exists():
        year += 1
    return year


class ImportMenuItem(MenuItem):
    """For those who keep the calendar."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Shown to who may use it."""
        return bool(request.user.has_perm(PERMISSION))


def menu_item() -> ImportMenuItem:
    """The holidays of a year, in the menu of settings."""
    label = gettext_lazy("Holidays of a year from a list")
    return ImportMenuItem(
        label, reverse_lazy("import_days"), icon_name="calendar", order=901
    )
