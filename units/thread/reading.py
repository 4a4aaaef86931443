"""What a directive led to, as far as one reader may see it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from intranet import access
from pages.models import CatalogueEntry, OfficialDocumentPage
from units.consolidation.access import visible_reports
from units.models import (
    Assignment,
    ConsolidatedReport,
    Duty,
    SubmissionRound,
    Unit,
)
from units.permissions import supervised_units
from units.work.reading import Item, Line, items, lines

LATEST = 50


def own_units(reader: access.Viewer) -> QuerySet[Unit]:
    """The units that the reader belongs to."""
    tokens = access.viewer_tokens(reader)
    own = [int(token[5:]) for token in tokens if token.startswith("unit:")]
    return Unit.objects.filter(pk__in=own)


def seen_units(reader: access.Viewer) -> QuerySet[Unit]:
    """The units whose work the reader sees: their own, and those they supervise."""
    own, supervised = own_units(reader), supervised_units(reader)
    return Unit.objects.filter(
        Q(pk__in=own.values("pk")) | Q(pk__in=supervised.values("pk"))
    )


@dataclass(frozen=True)
class Thread:
    """Each stage of the thread of a document. ``tally`` counts the assignments of all
    units that the reader sees by state; ``work`` are those of their own."""

    document: OfficialDocumentPage
    duties: list[Duty]
    tally: list[tuple[Item, int]]
    work: list[Line]
    rounds: list[SubmissionRound]
    handed_in: int
    reports: list[ConsolidatedReport]
    published: list[CatalogueEntry]


def of_document(document: OfficialDocumentPage, reader: access.Viewer) -> Thread:
    """The thread, in a number of queries that does not grow with its length."""
    seen = seen_units(reader).values("pk")
    of_it = Assignment.objects.filter(document=document)
    rounds = SubmissionRound.objects.filter(
        submission__document=document, submission__unit__in=seen
    ).order_by("-submitted_at")
    published = CatalogueEntry.objects.visible_to(reader).leading_to(document)
    return Thread(
        document=document,
        duties=list(Duty.objects.filter(document=document)),
        tally=_tally(items(of_it.filter(unit__in=seen))),
        work=lines(of_it.filter(unit__in=own_units(reader).values("pk"))),
        rounds=list(rounds.select_related("submission__unit")[:LATEST]),
        handed_in=rounds.count(),
        reports=list(visible_reports(reader).filter(document=document)),
        published=list(published.as_lines()),
    )


def _tally(found: list[Item]) -> list[tuple[Item, int]]:
    """One assignment of each state with how many there are, the most urgent first."""
    counts = Counter(str(item.word) for item in found)
    first = {str(item.word): item for item in reversed(found)}
    pairs = ((first[word], count) for word, count in counts.items())
    return sorted(pairs, key=lambda pair: pair[0].urgency)
