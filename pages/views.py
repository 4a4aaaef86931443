"""What the editing forms ask for while an editor writes."""

from django.http import Http404, HttpRequest, JsonResponse

from pages import places
from pages.duplicates import known_to
from pages.models import OfficialDocumentPage, Topic

SUGGESTIONS = 10


def topics_autocomplete(request: HttpRequest) -> JsonResponse:
    """Topics in which a word begins as typed, with or without diacritics."""
    topics = Topic.objects.known_to(request.user).beginning(request.GET.get("term", ""))
    return JsonResponse(
        list(topics.values_list("name", flat=True)[:SUGGESTIONS]), safe=False
    )


def document_places(request: HttpRequest, page_id: int) -> JsonResponse:
    """The numbered parts of an official document, to point a legal basis at."""
    known = OfficialDocumentPage.objects.filter(known_to(request.user), pk=page_id)
    document = known.first()
    if document is None:
        raise Http404
    found = [
        {"anchor": place.anchor, "label": place.label}
        for place in places.of_page(document)
    ]
    return JsonResponse({"places": found})
