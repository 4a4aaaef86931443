"""``/board/acknowledgements/``: what supervisors follow, and remind of."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from units.acknowledgement import following, reminding
from units.acknowledgement.texts import asking, text_of
from units.board.access import for_supervisors
from units.permissions import supervised_units
from units.reminders.forms import TextForm
from units.section.routes import SignedInRequest


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
