"""The registers in Wagtail's admin, for those who keep them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.models import User
from pages.models import IncomingEntry, NumberSeries, OutgoingEntry, RegisterClosing
from pages.registers import books, incoming, numbers, sheets
from pages.registers.forms import IncomingForm, OutgoingForm, ReasonForm, ReserveForm

KEEPS = "pages.change_outgoingentry"
CLOSES = "pages.add_registerclosing"
PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

keepers_only: Callable[[Any], Any] = permission_required(KEEPS, raise_exception=True)
closers_only: Callable[[Any], Any] = permission_required(CLOSES, raise_exception=True)


def keeper(request: HttpRequest) -> User:
    """Who is signed in; a decorator has asked already."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _book(series_id: int, period: str) -> books.Book:
    """The book at an address; series 0 is the incoming register."""
    series = get_object_or_404(NumberSeries, pk=series_id) if series_id else None
    return books.Book(series, period)


def _to(book: books.Book) -> HttpResponse:
    return redirect("register_book", book.series.pk if book.series else 0, book.period)


@require_GET
@keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Every book, the newest period first, with how many rows and whether closed."""
    closed = set(RegisterClosing.objects.values_list("series_id", "period"))
    void = Count("pk", filter=Q(state=OutgoingEntry.State.VOID))
    outgoing = (
        OutgoingEntry.objects.values(
            "series_id", "series__name", "series__body__name", "period"
        )
        .annotate(rows=Count("pk"), last=Max("number"), void=void)
        .order_by("-period", "series__body__name", "series__name")
    )
    arrivals = (
        IncomingEntry.objects.values("period")
        .annotate(rows=Count("pk"), last=Max("number"))
        .order_by("-period")
    )
    context = {
        "outgoing": [
            {**row, "closed": (row["series_id"], row["period"]) in closed}
            for row in outgoing
        ],
        "incoming": [
            {**row, "closed": (None, row["period"]) in closed} for row in arrivals
        ],
        "has_series": NumberSeries.objects.exists(),
        "this_year": str(timezone.localdate().year),
    }
    return render(request, "pages/registers/index.html", context)


@require_GET
@keepers_only
def book(request: HttpRequest, series_id: int, period: str) -> HttpResponse:
    """The rows of a book, page by page, the latest first."""
    shown = _book(series_id, period)
    entries = shown.entries()
    parts: Paginator[Any] = Paginator(entries.reverse(), PER_PAGE)
    page = parts.get_page(request.GET.get("p"))
    context = {
        "book": shown,
        "series_id": series_id,
        "heading": sheets.heading(shown),
        "rows": sheets.rows(shown, request.user, page.object_list),
        "page_of_rows": page,
        "gaps": books.gaps(entries.values_list("number", flat=True)),
        "closing": shown.closing(),
        "may_close": request.user.has_perm(CLOSES),
    }
    return render(request, "pages/registers/book.html", context)


@require_GET
@keepers_only
def paper(request: HttpRequest, series_id: int, period: str) -> HttpResponse:
    """The whole book on A4 across, to be printed and signed."""
    shown = _book(series_id, period)
    context = {
        "book": shown,
        "heading": sheets.heading(shown),
        "rows": sheets.rows(shown, request.user, shown.entries()),
        "closing": shown.closing(),
    }
    return render(request, "pages/registers/paper.html", context)


@require_GET
@keepers_only
def workbook(request: HttpRequest, series_id: int, period: str) -> HttpResponse:
    """The whole book as XLSX."""
    shown = _book(series_id, period)
    lines = sheets.rows(shown, request.user, shown.entries())
    name = f"{slugify(shown.name.replace('đ', 'd').replace('Đ', 'D'))}.xlsx"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(
        sheets.as_xlsx(shown, lines), content_type=XLSX, headers=disposition
    )


@require_POST
@closers_only
def close(request: HttpRequest, series_id: int, period: str) -> HttpResponse:
    """Close a book, or say what is in the way."""
    shown = _book(series_id, period)
    try:
        books.close(book=shown, by=keeper(request))
    except books.RegisterRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The register is closed. Print and sign it."))
    return _to(shown)


def _form(request: HttpRequest, form: BaseForm, **context: Any) -> HttpResponse:
    return render(request, "pages/registers/form.html", {"form": form, **context})


@keepers_only
def arrive(request: HttpRequest) -> HttpResponse:
    """Enter a document that came in."""
    form = IncomingForm(
        request.POST or None, initial={"arrived_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            entry = incoming.enter(entry=form.save(commit=False), by=keeper(request))
        except books.RegisterRefused as error:
            form.add_error("arrived_on", str(error))
        else:
            said = _("Arrival number %(number)s.") % {"number": entry.number}
            messages.success(request, said)
            return _to(books.Book(None, entry.period))
    return _form(request, form, title=_("A document came in"), button=_("Enter it"))


def _given(request: HttpRequest, pk: int) -> OutgoingEntry:
    """An outgoing row that the person may read; 404 for one whose document they may not."""
    entry = get_object_or_404(OutgoingEntry.objects.select_related("document"), pk=pk)
    _refuse_hidden(request, books.Book(entry.series, entry.period), entry)
    return entry


def _arrival(request: HttpRequest, pk: int) -> IncomingEntry:
    """An incoming row, likewise."""
    entry = get_object_or_404(IncomingEntry.objects.select_related("document"), pk=pk)
    _refuse_hidden(request, books.Book(None, entry.period), entry)
    return entry


def _refuse_hidden(request: HttpRequest, of: books.Book, entry: sheets.Entry) -> None:
    [row] = sheets.rows(of, request.user, [entry])
    if entry.document_id and row.page_id is None:
        raise Http404


@keepers_only
def edit_given(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the columns of an outgoing row."""
    entry = _given(request, pk)
    form = OutgoingForm(request.POST or None, instance=entry)
    return _revise(request, form, books.Book(entry.series, entry.period))


@keepers_only
def edit_arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the columns of an incoming row."""
    entry = _arrival(request, pk)
    form = IncomingForm(request.POST or None, instance=entry)
    return _revise(request, form, books.Book(None, entry.period))


def _revise(
    request: HttpRequest, form: IncomingForm | OutgoingForm, of: books.Book
) -> HttpResponse:
    """Store a changed row; after the closing the change is marked."""
    if request.method == "POST" and form.is_valid():
        books.revise(entry=form.save(commit=False), by=keeper(request))
        messages.success(request, _("The row is stored."))
        return _to(of)
    warning = ""
    if of.closing():
        warning = _("This register is closed: the change is marked in it.")
    numbered = {"number": form.instance.number, "period": of.period}
    title = _("Number %(number)s of %(period)s") % numbered
    return _form(request, form, title=title, button=_("Store"), warning=warning)


@keepers_only
def make_void(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a number up, with the reason."""
    entry = _given(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            numbers.make_void(entry=entry, by=keeper(request), **form.cleaned_data)
        except books.RegisterRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("The number is void; it stays in the register.")
            )
            return _to(books.Book(entry.series, entry.period))
    title = _("Make number %(number)s void") % {"number": entry}
    return _form(request, form, title=title, button=_("Make it void"))


@keepers_only
def reserve(request: HttpRequest) -> HttpResponse:
    """Keep numbers for documents still to come."""
    form = ReserveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = numbers.reserve(by=keeper(request), **form.cleaned_data)
        except books.RegisterRefused as error:
            form.add_error("series", str(error))
        else:
            said = ", ".join(str(entry) for entry in kept)
            messages.success(request, _("Reserved: %(numbers)s.") % {"numbers": said})
            return _to(books.Book(kept[0].series, kept[0].period))
    more = reverse("number_series:add")
    return _form(
        request, form, title=_("Reserve numbers"), button=_("Reserve"), more=more
    )
