"""`/account/notices/`: how a person wants to be told, and their private calendar."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intranet.models import NoticeChoice, User

KEY_LENGTH = 48


class ChoiceForm(forms.ModelForm):
    """The address for mail, and when it is used."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("Left empty, you read notices on the site only."),
    )

    class Meta:
        model = NoticeChoice
        fields = ["mail"]
        widgets = {"mail": forms.RadioSelect(attrs={"class": "form-check-input"})}

    field_order = ["email", "mail"]


@never_cache
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Mail at once, once a day or never; and the address of the calendar."""
    person = _person(request)
    choice = _choice_of(person)
    form = ChoiceForm(
        request.POST or None, instance=choice, initial={"email": person.email}
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        person.email = form.cleaned_data["email"]
        person.save(update_fields=["email"])
        messages.success(request, _("Your choice is saved."))
        return redirect("notice_choice")
    address = ""
    if choice.calendar_key:
        path = reverse("calendar_feed", args=[choice.calendar_key])
        address = request.build_absolute_uri(path)
    context = {"form": form, "address": address}
    return render(request, "intranet/notice_choice.html", context)


@require_POST
@login_required
def calendar_address(request: HttpRequest) -> HttpResponse:
    """Make an address for the calendar, a new one in its place, or take it back."""
    choice = _choice_of(_person(request))
    if request.POST.get("do") == "revoke":
        choice.calendar_key = None
        messages.success(request, _("The address of the calendar holds no more."))
    else:
        choice.calendar_key = get_random_string(KEY_LENGTH)
        messages.success(request, _("The address of your calendar is made."))
    choice.save()
    return redirect("notice_choice")


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _choice_of(person: User) -> NoticeChoice:
    return NoticeChoice.objects.filter(person=person).first() or NoticeChoice(
        person=person
    )
