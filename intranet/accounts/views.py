"""Signing in and out, and choosing one's password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from intranet.accounts.forms import CodeForm, SignInForm


class SignInView(auth_views.LoginView):
    """The sign-in page of the whole site."""

    template_name = "intranet/login.html"
    form_class = SignInForm
    redirect_authenticated_user = True


@sensitive_post_parameters("code")
@never_cache
def sign_in_with_code(request: HttpRequest) -> HttpResponse:
    """Sign in with a one-time code; a password is chosen next."""
    if request.user.is_authenticated:
        return redirect("/")
    form = CodeForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.user)
        return redirect("password_change")
    return render(request, "intranet/sign_in_code.html", {"form": form})


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(never_cache, name="dispatch")
class PasswordView(auth_views.PasswordChangeView):
    """Choose a password. The old one is asked for, unless it was given by somebody else
    and has just been used."""

    template_name = "intranet/password_change.html"

    def get_form_class(self) -> Any:
        """Without the old password where the person was told to choose a new one."""
        if getattr(self.request.user, "must_change_password", False):
            return SetPasswordForm
        return super().get_form_class()

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, keep the person signed in here, and go on to where they were going."""
        form.user.must_change_password = False
        messages.success(self.request, _("Your new password is saved."))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Where the person was going."""
        target = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(target, {self.request.get_host()})
        return target if safe else "/"


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Too many failures: say how long to wait and whom to ask."""
    return render(request, "intranet/locked_out.html", status=429)
