"""Confirming on the page, and the unit's report of study."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from intranet import access
from intranet.files.responses import file_response
from intranet.uploads import UploadRefused
from units.acknowledgement import acknowledging, following
from units.acknowledgement.texts import Text, text_of
from units.models import Study, Unit
from units.permissions import (
    can_read,
    can_supervise,
    can_write,
    leads,
)
from units.section.routes import SignedInRequest
from units.work.access import own_unit


class StudyForm(forms.ModelForm):
    """When, how, with how many; and the minutes."""

    file = forms.FileField(
        label=gettext_lazy("Minutes (optional)"),
        required=False,
        allow_empty_file=True,
        max_length=255,
        help_text=gettext_lazy(
            "No state secrets: that a file bears no mark is no permission to put it in."
        ),
    )

    class Meta:
        model = Study
        fields = ["held_on", "form", "people", "note"]
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"note": gettext_lazy("Do not write about named citizens.")}


@require_POST
def read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm having read the text."""
    text, page = _visible(request, pk)
    acknowledging.mark_read(page=page, by=request.user)
    messages.success(request, _("Your confirmation is noted. Thank you."))
    return redirect(text.url)


@never_cache
def study(request: SignedInRequest, unit_id: int, pk: int) -> HttpResponse:
    """The unit's report; the head, and who supervises the unit, see who has read."""
    unit = get_object_or_404(Unit, pk=unit_id)
    supervises = can_supervise(request.user, unit)
    if not supervises:
        own_unit(request, unit_id, write=request.method == "POST")
    text, page = _visible(request, pk)
    state = next(iter(following.states(text, Unit.objects.filter(pk=unit_id))), None)
    if state is None:
        raise Http404
    form = StudyForm(
        request.POST or None, request.FILES or None, instance=state.study or Study()
    )
    if request.method == "POST" and form.is_valid():
        try:
            _report(request, page, unit, form)
        except UploadRefused as refusal:
            form.add_error("file", refusal)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The report of the unit is stored."))
            return redirect("study", unit_id, pk)
    context = {
        "unit": unit,
        "text": text,
        "state": state,
        "form": form,
        "may_write": can_write(request.user, unit),
        "sees_people": supervises or leads(request.user, unit),
    }
    return render(request, "units/acknowledgement/study.html", context)


def _report(request: SignedInRequest, page: Page, unit: Unit, form: StudyForm) -> None:
    said: dict[str, Any] = dict(form.cleaned_data)
    acknowledging.report_study(
        page=page, unit=unit, by=request.user, file=said.pop("file"), **said
    )


@require_safe
def minutes(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The minutes, for the unit and who is over it."""
    item = get_object_or_404(Study.objects.select_related("unit"), pk=pk)
    stored = item.minutes.name or ""
    if not can_read(request.user, item.unit) or not stored:
        raise Http404
    if not item.minutes.storage.exists(stored):
        raise Http404
    return file_response(
        request,
        item.minutes,
        name=item.name,
        media_type=item.media_type,
        etag=f"{item.sha256}-{item.pk}",
    )


def _visible(request: SignedInRequest, pk: int) -> tuple[Text, Page]:
    """The text that asks, if the person may see it."""
    text = text_of(pk)
    page = access.visible_pages(request.user).filter(pk=pk).first()
    if text is None or page is None:
        raise Http404
    return text, page
