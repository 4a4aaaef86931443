"""What the registers and holds do from the form of one official document."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pages import holds
from pages.models import Hold, OfficialDocumentPage
from pages.registers import numbers
from pages.registers.books import RegisterRefused
from pages.registers.forms import ReasonForm
from pages.registers.views import keeper


def _page(page_id: int) -> OfficialDocumentPage:
    return get_object_or_404(OfficialDocumentPage, pk=page_id)


def give_number(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then put the next number into the draft and the register."""
    page = _page(page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        try:
            entry = numbers.give(page=page, by=keeper(request))
        except RegisterRefused as error:
            messages.error(request, str(error))
        else:
            said = _("Number given: %(number)s. It is in the register.")
            messages.success(request, said % {"number": entry})
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "form": form,
        "title": _("Give the next number"),
        "subtitle": page.get_admin_display_title(),
        "explained": _(
            "The document gets the next number of its series and stands in the register. "
            "A number that was given is not given again."
        ),
        "button": _("Give the number"),
    }
    return render(request, "pages/registers/form.html", context)


def _words(kind: str) -> dict[str, Any]:
    """Title, explanation and button of each decision."""
    return {
        "recalled": {
            "title": _("Recall this document"),
            "explained": _(
                "Readers still find it, under a banner that says it was recalled, when "
                "and why. Assignments of its duties stay as they are."
            ),
        },
        "frozen": {
            "title": _("Freeze this document"),
            "explained": _(
                "Nobody can change, publish or unpublish it until the freeze is lifted."
            ),
        },
    }[kind]


def decide(
    request: HttpRequest, page_id: int, kind: str, lift: bool = False
) -> HttpResponse:
    """Recall or freeze, or end that; always with a reason."""
    if kind not in Hold.Kind.values:
        raise Http404
    page = _page(page_id)
    if not holds.may_hold(keeper(request), page):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = holds.lift if lift else holds.hold
        try:
            act(page=page, kind=kind, by=keeper(request), **form.cleaned_data)
        except holds.HoldRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Done; the reason stays in the history."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    words = _words(kind)
    if lift:
        words = {
            "title": _("Lift: %(what)s") % {"what": words["title"]},
            "explained": "",
        }
    context = {
        "form": form,
        "subtitle": page.get_admin_display_title(),
        "button": _("Confirm"),
        **words,
    }
    return render(request, "pages/registers/form.html", context)
