"""What a person searched for lately: in their session, for nobody else."""

from django.http import HttpRequest, QueryDict

from search.addresses import Asked

KEY = "recent_searches"
KEPT = 10


def remember(request: HttpRequest, asked: Asked) -> None:
    """Put a search in front of the others."""
    query = asked.on_page(1).query
    held = request.session.get(KEY, [])
    if query and held[:1] != [query]:
        request.session[KEY] = [query, *(q for q in held if q != query)][:KEPT]


def recent(request: HttpRequest) -> list[Asked]:
    """The last searches, the newest first."""
    return [Asked.from_query(QueryDict(q)) for q in request.session.get(KEY, [])]


def forget(request: HttpRequest) -> None:
    """Forget them all."""
    request.session.pop(KEY, None)
