"""Which documents that a letter cites are held here."""

from pages import held_documents
from pages.citation_resolution import Status as Resolved
from pages.citation_resolution import resolve

from .fields import Letter


def cited_pages(letter: Letter) -> list[int | None]:
    """The page of each cited document that is held here."""
    lookup = held_documents.lookup()
    nearby = [body for body in (letter.issuing_body, letter.parent_body) if body]
    found: list[int | None] = []
    for citation in letter.citations:
        meant = resolve(citation, lookup, nearby_issuers=nearby, as_of=letter.date)
        is_held = meant.status is Resolved.RESOLVED and meant.candidate
        found.append(meant.candidate.id if is_held and meant.candidate else None)
    return found
