"""What units handed in as search records: the frozen text, the values and the files of
the last round that was not withdrawn, found by who may read its receipt."""

from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from search.records import SearchRecord
from units.models import Submission, SubmissionRound
from units.search_source import UnitRowSource
from units.submission_texts import deliverables, passages

_STANDING = SubmissionRound.objects.exclude(
    outcome=SubmissionRound.Outcome.WITHDRAWN
).order_by("number")


class SubmissionSource(UnitRowSource):
    """Plans and reports as they were submitted; drafts are not found."""

    kind = "submission"
    rows = (
        Submission.objects.handed_in()
        .select_related("unit", "round")
        .prefetch_related(
            Prefetch("rounds", _STANDING.prefetch_related("files"), to_attr="standing"),
            "assignments",
            "round__version__indicators",
            "round__version__sections",
        )
    )

    def visible_rows(self, keys: Collection[int]) -> QuerySet[Any]:
        """Without what only a record needs."""
        return Submission.objects.handed_in().filter(pk__in=keys).select_related("unit")

    def record(self, row: Submission) -> SearchRecord:
        """A submission; it opens at its receipt, a file's text at the file there."""
        last: SubmissionRound = row.standing[-1]  # type: ignore[attr-defined]
        common = self.common(row, last.submitted_at)
        common["labels"] |= {"type": tuple(deliverables(row))}
        return SearchRecord(
            title=str(row),
            url=reverse("receipt", args=[last.receipt]),
            date=timezone.localdate(last.submitted_at),
            passages=tuple(passages(row, last)),
            keywords=last.receipt,
            **common,
        )
