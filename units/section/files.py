"""Files of a unit: put in, fetched, taken away and put back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from intranet.files.responses import file_response
from intranet.uploads import UploadRefused
from units.files import add_file
from units.models import UnitFile, UnitPage
from units.notes import put_back, take_away
from units.section.paging import one_page
from units.section.routes import (
    SignedInRequest,
    address,
    render_section,
    require_writer,
)


class FileForm(forms.Form):
    """A file and a word on what it is."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,  # refused by the door, which says what to do
        max_length=255,
        help_text=gettext_lazy(
            "No state secrets: that a file bears no mark is no permission to put it in."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("What it is (optional)"), max_length=500, required=False
    )


def listing(request: SignedInRequest, page: UnitPage) -> HttpResponse:
    """The files, the latest first; members put more in."""
    form = FileForm()
    if request.method == "POST":
        require_writer(request, page)
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                stored = add_file(unit=page.unit, by=request.user, **form.cleaned_data)
            except UploadRefused as refusal:
                form.add_error("file", refusal)
            else:
                messages.success(
                    request, _("%(name)s is stored.") % {"name": stored.name}
                )
                return redirect(address(page, "files"))
    rows = page.unit.files.select_related("added_by").defer("page_texts")
    context = {
        "form": form,
        "files": one_page(request, rows.kept()),
        "removed": rows.removed()[:10],
    }
    return render_section(request, page, "files", context)


@require_safe
def download(request: SignedInRequest, page: UnitPage, pk: int) -> HttpResponseBase:
    """The bytes of one file; one that was taken away is not there."""
    item = _file(page, pk)
    stored = item.file.name or ""
    if item.removed_at or not item.file.storage.exists(stored):
        raise Http404
    return file_response(
        request,
        item.file,
        name=item.name,
        media_type=item.media_type,
        etag=f"{item.sha256}-{item.pk}",
    )


@require_POST
def remove(request: SignedInRequest, page: UnitPage, pk: int) -> HttpResponse:
    """Take a file away, or put it back."""
    require_writer(request, page)
    item = _file(page, pk)
    if request.POST.get("restore"):
        put_back(item=item, by=request.user)
        messages.success(request, _("The file is back."))
    else:
        take_away(item=item, by=request.user)
        messages.success(
            request, _("The file was taken away. It can be put back below.")
        )
    return redirect(address(page, "files"))


def _file(page: UnitPage, pk: int) -> UnitFile:
    item: UnitFile | None = page.unit.files.filter(pk=pk).first()
    if item is None:
        raise Http404
    return item
