"""Where a reviewer lets one file in that was taken for a state secret by mistake."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

from intranet import secrecy_passes
from intranet.models import SecrecyPass, User

SHOWN = 50


class PassForm(forms.ModelForm):
    """The number that the refusal names, and why the file is no secret."""

    class Meta:
        model = SecrecyPass
        fields = ("sha256", "reason")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}

    def clean_sha256(self) -> str:
        """Capitals mean the same number."""
        return str(self.cleaned_data["sha256"]).strip().lower()


class PassMenuItem(MenuItem):
    """For those who may grant passes."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Reviewers and administrators."""
        user = request.user
        return isinstance(user, User) and secrecy_passes.may_grant(user)


def grant(request: HttpRequest) -> HttpResponse:
    """Grant a pass; the passes granted so far stand below."""
    reviewer = request.user
    if not isinstance(reviewer, User) or not secrecy_passes.may_grant(reviewer):
        raise PermissionDenied
    form = PassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        secrecy_passes.grant(**form.cleaned_data, reviewer=reviewer)
        messages.success(
            request, _("The file can be uploaded once. Ask the person to try again.")
        )
        return redirect("secrecy_passes")
    rows = SecrecyPass.objects.select_related("granted_by", "used_by")[:SHOWN]
    context = {"form": form, "passes": rows}
    return render(request, "intranet/admin/secrecy_passes.html", context)
