"""`…/quan-he/`: the diagram of a document, the table of its relations, its timeline."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pages.models.official_document import OfficialDocumentPage
from pages.relations import as_of, diagram, reading, surroundings, timeline


def show(request: HttpRequest, page: OfficialDocumentPage) -> HttpResponse:
    """For who may see the document; what else they may not see is not there."""
    standing = reading.standing(page, request.user, as_of.asked(request))
    groups = surroundings.around(page, request.user, standing)
    kind = page.document_type.name if page.document_type else ""
    name = " ".join(filter(None, [kind, page.number_symbol])) or page.title
    drawings = [
        ("wide", diagram.draw(name, page.subject, groups, wide=True)),
        ("narrow", diagram.draw(name, page.subject, groups, wide=False)),
    ]
    context = {
        "page": page,
        "name": name,
        "standing": standing,
        "groups": groups,
        "drawings": drawings,
        "events": timeline.timeline(page, standing),
        "today": timezone.localdate(),
    }
    return render(request, "pages/document/relations.html", context)
