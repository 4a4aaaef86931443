"""The report as a spreadsheet: download it, fill it in, put it back in."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.coreutils import string_to_ascii

from intranet.uploads import Kind, admit
from units import drafts
from units.filling.desk import Desk, desk_for
from units.filling.page import Around, conflicting, keep, page
from units.filling.workbook import workbook
from units.filling.workbook_reading import Filled, read_workbook
from units.reports.checks import check
from units.reports.values import Values, empty
from units.section.routes import SignedInRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def download(request: SignedInRequest, unit_id: int, round_id: int) -> HttpResponse:
    """The form with what the draft holds and last period's figures."""
    desk = desk_for(request, unit_id, round_id)
    content = workbook(
        opened=desk.round,
        unit=desk.unit,
        asked=desk.asked,
        values=desk.values,
        last=desk.last,
    )
    name = slugify(string_to_ascii(f"{desk.unit.code} {desk.round.name}"))[:80]
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@never_cache
@require_POST
def upload(request: SignedInRequest, unit_id: int, round_id: int) -> HttpResponse:
    """Read the spreadsheet into the draft; the page names each cell that is wrong."""
    desk = desk_for(request, unit_id, round_id, write=True)
    if not desk.is_open:
        return redirect("fill", *desk.key)
    try:
        filled = _filled(request, desk)
    except ValidationError as refusal:
        around = Around(upload_errors=refusal.messages)
        return page(request, desk, desk.values, {}, around)
    values = _over(desk.values, filled.values)
    try:
        keep(request, desk, values)
    except drafts.Conflict as conflict:
        return conflicting(request, desk, values, conflict)
    desk = desk_for(request, unit_id, round_id)
    filled.add(check(desk.asked, values, desk.last))
    if not filled.problems:
        return redirect("fill_preview", *desk.key)
    return page(request, desk, values, {}, Around(cell_errors=filled.problems))


def _over(before: Values, read: Values) -> Values:
    """The draft with what the spreadsheet says; what the spreadsheet leaves empty stays
    as it was typed on the page."""
    values = empty()
    for part in ("sections", "indicators", "remarks"):
        values[part] = {**before[part], **read[part]}
    typed = {
        code: text
        for code, text in {**before.get("typed", {}), **read.get("typed", {})}.items()
        if code not in read["indicators"]
    }
    if typed:
        values["typed"] = typed
    for code in typed:
        values["indicators"].pop(code, None)
    return values


def _filled(request: SignedInRequest, desk: Desk) -> Filled:
    file = request.FILES.get("workbook")
    if file is None:
        raise ValidationError(_("Choose the spreadsheet that you filled in."))
    admit(file, kind=Kind.ATTACHMENT, user=request.user)
    return read_workbook(file, opened=desk.round, unit=desk.unit, asked=desk.asked)
