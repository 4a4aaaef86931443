"""Confirming on the page, the unit's report of study, and what supervisors follow."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from intranet import access
from intranet.files.responses import file_response
from intranet.uploads import UploadRefused
from units.acknowledgement import acknowledging, following, reminding
from units.acknowledgement.texts import Text, asking, text_of
from units.board.access import for_supervisors
from units.models import Study, Unit
from units.permissions import (
    can_read,
    can_supervise,
    can_write,
    leads,
    supervised_units,
)
from units.reminders.desk import TextForm
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


@for_supervisors
def listing(request: SignedInRequest) -> HttpResponse:
    """The texts that ask, and how far each has come among the units one supervises."""
    followed = following.overview(asking(), supervised_units(request.user))
    context = {"followed": followed}
    return render(request, "units/acknowledgement/list.html", context)


@for_supervisors
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """One text: each unit with its report and its people; reminding those that owe."""
    text = text_of(pk)
    states = following.states(text, supervised_units(request.user)) if text else []
    if text is None or not states:
        raise Http404
    form = TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        one = request.POST.get("do", "").partition(":")[2]
        chosen = [s for s in states if not one or str(s.unit.pk) == one]
        words = form.cleaned_data["text"]
        done = reminding.remind(by=request.user, text=text, units=chosen, words=words)
        count = len(done)
        said = ngettext("%(n)d unit reminded.", "%(n)d units reminded.", count)
        messages.success(request, said % {"n": count})
        return redirect("acknowledgement", pk)
    rows = [(state, state.owes(text)) for state in states]
    context = {
        "text": text,
        "rows": rows,
        "form": form,
        "owing": sum(owes and state.reminder is None for state, owes in rows),
    }
    return render(request, "units/acknowledgement/show.html", context)


def _visible(request: SignedInRequest, pk: int) -> tuple[Text, Page]:
    """The text that asks, if the person may see it."""
    text = text_of(pk)
    page = access.visible_pages(request.user).filter(pk=pk).first()
    if text is None or page is None:
        raise Http404
    return text, page
