"""Notes of a unit: written, changed, taken away and put back, with nothing lost."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.accounts import resume
from units import notes
from units.models import UnitNote, UnitPage
from units.section.paging import one_page
from units.section.routes import (
    SignedInRequest,
    address,
    render_section,
    require_writer,
)

MAX_TEXT = 200_000


class NoteForm(forms.ModelForm):
    """A note, and the revision of it that the writer began from."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy(
            "Do not write about named citizens, and nothing that is a state secret."
        ),
    )
    began_from = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=1
    )

    class Meta:
        model = UnitNote
        fields = ["title", "text"]


def listing(request: SignedInRequest, page: UnitPage) -> HttpResponse:
    """The notes, the latest first, and those that can be put back."""
    rows = page.unit.notes.select_related("written_by")
    return render_section(
        request,
        page,
        "notes",
        {
            "notes": one_page(request, rows.kept()),
            "removed": rows.removed()[:10],
        },
    )


def show(request: SignedInRequest, page: UnitPage, pk: int) -> HttpResponse:
    """One note with its earlier texts."""
    note = _note(page, pk)
    return render_section(
        request,
        page,
        "note",
        {"note": note, "versions": note.versions.select_related("written_by")[1:21]},
    )


def create(request: SignedInRequest, page: UnitPage) -> HttpResponse:
    """Write a new note."""
    require_writer(request, page)
    form = NoteForm(resume.data(request))
    if request.method == "POST" and form.is_valid():
        note = notes.write_note(
            unit=page.unit,
            by=request.user,
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"],
        )
        return _saved(request, page, note)
    return render_section(request, page, "note_form", {"form": form})


def edit(request: SignedInRequest, page: UnitPage, pk: int) -> HttpResponse:
    """Change a note. Where a colleague saved meanwhile, both texts are shown and the
    writer decides; what was saved stays among the earlier texts either way."""
    require_writer(request, page)
    note = _note(page, pk, kept=request.method != "POST")
    initial = {"began_from": note.revision}
    form = NoteForm(resume.data(request), instance=note, initial=initial)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            saved = notes.change_note(
                note=note,
                by=request.user,
                began_from=form.cleaned_data["began_from"] or 0,
                title=form.cleaned_data["title"],
                text=form.cleaned_data["text"],
            )
        except notes.ChangedMeanwhileError as error:
            theirs = error.note
            form.data = {**request.POST.dict(), "began_from": theirs.revision}
        else:
            return _saved(request, page, saved)
    status = 409 if theirs else 200
    context = {"form": form, "note": note, "theirs": theirs}
    return render_section(request, page, "note_form", context, status=status)


@require_POST
def remove(request: SignedInRequest, page: UnitPage, pk: int) -> HttpResponse:
    """Take a note away, or put it back."""
    require_writer(request, page)
    note = _note(page, pk, kept=False)
    if request.POST.get("restore"):
        notes.put_back(item=note, by=request.user)
        messages.success(request, _("The note is back."))
    else:
        notes.take_away(item=note, by=request.user)
        messages.success(
            request, _("The note was taken away. It can be put back below.")
        )
    return redirect(address(page, "notes"))


def _note(page: UnitPage, pk: int, *, kept: bool = True) -> UnitNote:
    rows = page.unit.notes.select_related("written_by").filter(pk=pk)
    note: UnitNote | None = (rows.kept() if kept else rows).first()
    if note is None:
        raise Http404
    return note


def _saved(request: SignedInRequest, page: UnitPage, note: UnitNote) -> HttpResponse:
    resume.forget(request)
    messages.success(request, _("The note is saved."))
    return redirect(address(page, "note", pk=note.pk))
