"""`…/so-sanh/`: two versions of a document, or it and another document, clause by
clause."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from intranet import access
from pages.comparing.rows import compared
from pages.comparing.versions import Version, body_of, versions
from pages.models.catalogue import CatalogueEntry
from pages.models.official_document import OfficialDocumentPage
from pages.relations import reading
from pages.relations.kinds import RelationKind

COMPARED = (RelationKind.REPLACES, RelationKind.AMENDS, RelationKind.CONSOLIDATES)
LONGEST_NUMBER = 10


def show(request: HttpRequest, page: OfficialDocumentPage) -> HttpResponse:
    """``?van-ban=12`` compares with a document, ``?tu=3&den=5`` two versions; without
    either, what can be compared."""
    known = versions(page, request.user)
    others = _others(page, request.user)
    context: dict[str, Any] = {"page": page, "versions": known, "others": others}
    chosen = _number(request, "van-ban")
    earlier, later = _number(request, "tu"), _number(request, "den")
    if chosen:
        other = _document(chosen, request.user)
        context |= {"other": other} | compared(
            list(other.body.get_prep_value()),
            list(page.body.get_prep_value()),
            same_document=False,
        )
    elif earlier and later:
        old, new = _version(known, earlier), _version(known, later)
        context |= {"old": old, "new": new} | compared(
            body_of(old), body_of(new), same_document=True
        )
    return render(request, "pages/document/compare.html", context)


def _others(page: Page, user: access.Viewer) -> list[CatalogueEntry]:
    """The documents that it is close to, those the reader may see."""
    ties = reading.standing(page, user).ties
    found = {tie.entry.pk: tie.entry for tie in ties if tie.entry
             and tie.kind in COMPARED}  # fmt: skip
    return list(found.values())


def _document(pk: int, user: access.Viewer) -> OfficialDocumentPage:
    seen = OfficialDocumentPage.objects.live().filter(access.visible_q(user), pk=pk)
    other: OfficialDocumentPage | None = seen.first()
    if other is None:
        raise Http404
    return other


def _version(known: list[Version], pk: int) -> Version:
    found = next((version for version in known if version.id == pk), None)
    if found is None:
        raise Http404
    return found


def _number(request: HttpRequest, name: str) -> int:
    written = request.GET.get(name, "")
    usable = written.isascii() and written.isdecimal() and len(written) < LONGEST_NUMBER
    return int(written) if usable else 0
