"""Sign-in for the whole site; nothing is answered before it but what must be."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from intranet.accounts import resume

# A calendar program cannot sign in: the address of a feed is its key.
OPEN_PATHS = ("/login/", "/healthz", "/static/", "/language/", "/calendar/")
OPEN_FILES = ("/robots.txt", "/favicon.ico")


def is_open(path: str) -> bool:
    """Whether an address is answered before one signs in."""
    return path in OPEN_FILES or path.startswith(OPEN_PATHS)


class SignedInMiddleware:
    """Send nobody to the sign-in page. Every address answers alike, so that a stranger
    does not learn which ones exist; with public reading the views decide, and what they
    do not find is asked to sign in just the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated or is_open(request.path):
            return self.get_response(request)
        if settings.PUBLIC_READING:
            response = self.get_response(request)
            if response.status_code not in (403, 404):
                return response
        return to_sign_in(request)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, to come back from, with what was typed kept; 401 for the JSON
    interface."""
    if request.path.startswith("/api/"):
        return HttpResponse(
            '{"error": "login required"}', status=401, content_type="application/json"
        )
    resume.keep(request)
    query = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{query}")


class OwnPasswordMiddleware:
    """Whoever signed in with a first password or a one-time code chooses a password of
    their own before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return self.get_response(request)
        change = reverse("password_change")
        if is_open(request.path) or request.path.startswith((change, "/logout/")):
            return self.get_response(request)
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{change}?{query}")
