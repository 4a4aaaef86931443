"""Who belongs to the unit and how to reach them; the head makes one-time codes here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from intranet.accounts import codes
from units.models import Membership, UnitPage
from units.permissions import can_issue_code, leads
from units.section.routes import SignedInRequest, render_section


def listing(request: SignedInRequest, page: UnitPage) -> HttpResponse:
    """The people of the unit, the head first."""
    return render_section(
        request,
        page,
        "members",
        {
            "memberships": Membership.objects.active()
            .filter(unit=page.unit, user__is_active=True)
            .select_related("user")
            .in_order_of_role(),
            "makes_codes": request.user.is_superuser or leads(request.user, page.unit),
        },
    )


@sensitive_variables("code")
def code(request: SignedInRequest, page: UnitPage, pk: int) -> HttpResponse:
    """Make a code for one member and show it, this once."""
    rows = Membership.objects.active().filter(unit=page.unit, pk=pk)
    membership = rows.select_related("user").first()
    if membership is None:
        raise Http404
    person = membership.user
    allowed = can_issue_code(request.user, person, page.unit)
    context = {"person": person, "allowed": allowed}
    if request.method == "POST":
        if not allowed:
            raise PermissionDenied
        code, expires_at = codes.issue(user=person, by=request.user)
        context |= {
            "code": code,
            "expires_at": expires_at,
            "sign_in_address": request.build_absolute_uri(reverse("sign_in_code")),
        }
    return render_section(request, page, "code", context)
