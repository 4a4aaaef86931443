"""``/board/late/``: who is late, reminding them, and messages to copy."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from units.board import grid
from units.board.access import for_supervisors
from units.board.board import asked
from units.models import Reminder, Unit
from units.permissions import supervised_units
from units.reminders.forms import TextForm
from units.reminders.late import LateUnit, late_units
from units.reminders.reminding import Reminded, remind
from units.section.routes import SignedInRequest

MESSAGES = "message"


@for_supervisors
def show(request: SignedInRequest) -> HttpResponse:
    """Units with what they owe; one press reminds all of them, or one, or gives the
    messages to send by telephone."""
    seen = asked(request)
    wanted = seen.wanted
    if wanted.state not in (grid.MISSING, grid.OVERDUE):
        wanted = wanted.with_state(grid.OVERDUE)
    late = late_units(supervised_units(request.user), wanted)
    form = TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wish, _colon, unit = request.POST.get("do", "").partition(":")
        chosen = [item for item in late if not unit or str(item.unit.pk) == unit]
        if wish == MESSAGES:
            return _messages(request, chosen)
        _say(request, _remind(request, chosen, text=form.cleaned_data["text"]))
        return redirect(request.get_full_path())
    context = {
        "late": late,
        "wanted": wanted,
        "documents": seen.documents,
        "branches": seen.branches,
        "form": form,
        "untold": sum(item.reminder is None for item in late),
    }
    return render(request, "units/reminders/late.html", context)


def _remind(request: SignedInRequest, chosen: list[LateUnit], **how: Any) -> Reminded:
    owed = [errand for item in chosen for errand in item.errands]
    return remind(by=request.user, errands=owed, **how)


def _say(request: SignedInRequest, done: Reminded) -> None:
    if done.now:
        count = len(done.now)
        said = ngettext("%(n)d unit reminded.", "%(n)d units reminded.", count)
        messages.success(request, said % {"n": count})
    if done.before:
        names = ", ".join(map(str, Unit.objects.filter(pk__in=done.before)[:10]))
        said = _("Reminded today already, so not again: %(names)s.")
        messages.info(request, said % {"names": names})
    if done.nobody:
        names = ", ".join(map(str, Unit.objects.filter(pk__in=done.nobody)[:10]))
        said = _("Nobody belongs to these units, so nobody read it: %(names)s.")
        messages.warning(request, said % {"names": names})


def _messages(request: SignedInRequest, chosen: list[LateUnit]) -> HttpResponse:
    """The texts to copy; whoever asks for them sends them, so it counts as reminding."""
    _remind(request, chosen, way=Reminder.Way.MESSAGE)
    phones = [
        f"{item.head.user.phone} {item.head.user} ({item.unit})"
        for item in chosen
        if item.head and item.head.user.phone
    ]
    context = {
        "late": chosen,
        "phones": phones,
        "phone_list": "\n".join(phones),
        "back": request.get_full_path(),
    }
    return render(request, "units/reminders/messages.html", context)
