"""Asks before a page is moved to where more people can read it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, PageViewRestriction

from intranet import access
from intranet.access.restrictions import tokens_of_restrictions

CONFIRMED = "open_to_more_readers"


def tokens_after_move(page: Page, destination: Page) -> access.Tokens:
    """What the page would ask for below ``destination``: its own restrictions move with
    it, those above it stay behind."""
    own = PageViewRestriction.objects.filter(page=page).prefetch_related("groups")
    return access.combine(
        [*tokens_of_restrictions(own).values(), access.page_tokens(destination)]
    )


def opens_to_more(before: access.Tokens, after: access.Tokens) -> bool:
    """Whether someone satisfies ``after`` who does not satisfy ``before``."""
    for token in after - {access.ADMIN}:
        held = {access.PUBLIC, *token.split("+")}
        if token != access.PUBLIC:
            held.add(access.EVERYONE)
        if not access.holds(frozenset(held), before):
            return True
    return False


def ask_before_opening(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Stands in for Wagtail's question where the move would show the page to more
    people; without that answer nothing is moved."""
    after = tokens_after_move(page, destination)
    if not opens_to_more(access.page_tokens(page), after):
        return None
    if request.method == "POST" and request.POST.get(CONFIRMED):
        return None
    context = {
        "page_to_move": page,
        "destination": destination,
        "readers": _readers(after),
        "confirmed": CONFIRMED,
    }
    return TemplateResponse(request, "pages/admin/confirm_opening.html", context)


def refuse_opening_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Several pages at once are not moved where one would be opened: that is asked page
    by page."""
    if action_type != "move" or not action.cleaned_form:
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    opened = [
        page
        for page in objects
        if opens_to_more(access.page_tokens(page), tokens_after_move(page, destination))
    ]
    if not opened:
        return None
    messages.error(
        request,
        _(
            "Nothing was moved: in “%(folder)s” more people could read %(pages)s. Move "
            "these one by one; you will be asked each time."
        )
        % {
            "folder": destination.title,
            "pages": ", ".join(f"“{page.title}”" for page in opened),
        },
    )
    return redirect(action.next_url)


def _readers(tokens: access.Tokens) -> str:
    if access.PUBLIC in tokens:
        return _("everybody, also without signing in where the site is open")
    if access.EVERYONE in tokens:
        return _("everybody who signs in")
    return _("further groups or units")
