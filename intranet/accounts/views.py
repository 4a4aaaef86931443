"""Signing in and out."""

from typing import Any

from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class SignInView(auth_views.LoginView):
    """The sign-in page of the whole site."""

    template_name = "intranet/login.html"
    redirect_authenticated_user = True


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Too many failures: say how long to wait and whom to ask."""
    return render(request, "intranet/locked_out.html", status=429)
