"""The head changes the introduction of the unit, where members read it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.accounts import resume
from units.introductions import change_introduction
from units.models import UnitPage
from units.permissions import can_introduce
from units.section.routes import SignedInRequest, address, render_section

MAX_TEXT = 5000


class IntroductionForm(forms.Form):
    """Plain words; lines stay lines."""

    introduction = forms.CharField(
        label=gettext_lazy("Introduction of the unit"),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "What the unit does, when it meets, how to reach it. The former words are "
            "kept."
        ),
    )


def edit(request: SignedInRequest, page: UnitPage) -> HttpResponse:
    """The form, and after saving the overview again."""
    if not can_introduce(request.user, page.unit):
        raise PermissionDenied
    initial = {"introduction": page.introduction}
    form = IntroductionForm(resume.data(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["introduction"]
        change_introduction(page=page, by=request.user, text=text)
        resume.forget(request)
        messages.success(request, _("The introduction is saved."))
        return redirect(address(page, "overview"))
    return render_section(request, page, "introduction_form", {"form": form})
