"""The button that closes an account: memberships end, nothing signs in any more."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from intranet.models import User
from units.membership import close_account
from units.models import Membership
from units.permissions import can_organise


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what will end, then close."""
    if not isinstance(request.user, User) or not can_organise(request.user):
        raise PermissionDenied
    person = get_object_or_404(User, pk=pk, is_active=True)
    if person == request.user:
        messages.error(request, _("Nobody closes their own account."))
        return redirect("wagtailusers_users:edit", pk)
    if request.method == "POST":
        close_account(user=person, by=request.user)
        text = _("The account of %(person)s is closed.") % {"person": person}
        messages.success(request, text)
        return redirect("wagtailusers_users:index")
    ending = Membership.objects.not_ended().filter(user=person).select_related("unit")
    context = {"person": person, "ending": ending}
    return render(request, "units/admin/close_account.html", context)
