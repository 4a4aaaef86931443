"""The check page: the original on the left, what was read on the right."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages import contents
from pages.intake import rows
from pages.intake.checking import decide
from pages.intake.forms import READ_AS, CheckForm, bodies
from pages.intake.gate import for_clerks, row_or_404, rows_of
from pages.intake.originals import has_pictures
from pages.intake.regions import lines_of, pages_of
from pages.intake.steps import Step, steps_of
from pages.models import IntakeFile, IntakeState, OfficialDocumentPage


@dataclass(frozen=True)
class Checked:
    """A field of the form, whether it is uncertain, and where it was read."""

    field: BoundField
    read_as: str
    unsure: bool
    found: bool
    place: str
    """The id of the line or region; empty where there is none."""


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Check a draft; a POST publishes it, sends it for review or keeps it for later."""
    row = row_or_404(request, pk)
    if not row.is_to_check or row.page is None:
        return redirect(_place_of(row))
    page = row.page.get_latest_revision_as_object()
    step = Step.LATER
    if request.method == "POST" and request.POST.get("step") in Step.values:
        step = Step(request.POST["step"])
    form = CheckForm(
        request.POST or None,
        instance=page,
        user=request.user,
        complete=step != Step.LATER,
    )
    if request.method == "POST" and form.is_valid():
        decide(row=row, form=form, step=step, by=request.user)  # type: ignore[arg-type]
        return _go_on(request, row, step)
    context = _context(request, row, page, form)
    return render(request, "pages/intake/check.html", context)


def _place_of(row: IntakeFile) -> str:
    """Where a row leads that is not to be checked here."""
    if row.page is None:
        return reverse("intake")
    if row.page.live:
        return str(row.page.url)
    return reverse("wagtailadmin_pages:edit", args=[row.page.pk])


def _go_on(request: HttpRequest, row: IntakeFile, step: Step) -> HttpResponse:
    """Say what was done, and open the next file."""
    row.page.refresh_from_db()  # type: ignore[union-attr]
    title = row.page.title if row.page else ""
    said = {
        Step.PUBLISH: _("Published: %(title)s."),
        Step.SEND: _("Sent for review: %(title)s."),
        Step.LATER: _("Kept for later: %(title)s."),
    }[step] % {"title": title or row.name}
    if step == Step.PUBLISH and row.page:
        said = format_html(
            '{} <a href="{}">{}</a>', said, row.page.url, _("Open the document")
        )
    messages.success(request, said)
    following = rows_of(request).next_to_check(after=row.pk)
    if following is None or (following <= row.pk and step == Step.LATER):
        return redirect("intake")
    return redirect("intake_check", following)


def _context(
    request: HttpRequest, row: IntakeFile, page: OfficialDocumentPage, form: CheckForm
) -> dict[str, Any]:
    pictures = has_pictures(row)
    letter = row.letter
    unsure = rows.unsure_fields(letter.get("confidence", {}))
    fields = [_checked(form, name, letter, unsure, pictures) for name in READ_AS]
    left = rows_of(request).filter(state__in=(IntakeState.LOOK, IntakeState.READ))
    return {
        "row": row,
        "document": page,
        "form": form,
        "fields": fields,
        "unsure_count": sum(one.unsure for one in fields),
        "bodies": bodies(),
        "steps": steps_of(page, request.user),  # type: ignore[arg-type]
        "pages": pages_of(row, letter) if pictures else [],
        "lines": [] if pictures else lines_of(row, letter),
        "warnings": letter.get("warnings", []),
        "duties": letter.get("duties", []),
        "citations": letter.get("citations", []),
        "contents": contents.table_of_contents(page.body),
        "left": left.count(),
    }


def _checked(
    form: CheckForm, name: str, letter: Any, unsure: set[str], pictures: bool
) -> Checked:
    read_as = READ_AS[name]
    source = letter.get("sources", {}).get(read_as)
    place = ""
    if source and pictures and source["box"]:
        place = f"read-{read_as}"
    elif source and not pictures and source["lines"]:
        place = f"line-{min(source['lines'])}"
    found = bool(letter.get(read_as))
    return Checked(form[name], read_as, read_as in unsure, found, place)
