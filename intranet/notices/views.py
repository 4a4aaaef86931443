"""`/notices/`: what a person was told, and opening it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from intranet.models import Notice, User
from intranet.panels import Panel

SHOWN = 100
ON_HOME = 3


@require_GET
@never_cache
@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """The newest notices of the person who asks."""
    found = Notice.objects.of(request.user)[:SHOWN]
    return render(request, "intranet/notices.html", {"notices": found})


@require_POST
@login_required
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read and go where it leads."""
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())
    return redirect(notice.url or "notices")


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    Notice.objects.of(request.user).unread().update(read_at=timezone.now())
    return redirect("notices")


def home_panel(request: HttpRequest) -> Panel | None:
    """The newest unread notices, for the front page."""
    if not isinstance(request.user, User):
        return None
    unread = list(Notice.objects.of(request.user).unread()[:ON_HOME])
    context = {"notices": unread}
    return Panel("intranet/notices_panel.html", context, order=90) if unread else None
