"""What units handed in as search records: the frozen text, the values and the files of
the last round that was not withdrawn, found by who may read its receipt."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from search.records import Passage, SearchRecord
from units.models import Assignment, Submission, SubmissionFile, SubmissionRound
from units.search_source import UnitRowSource, pages_of

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
        )
    )

    def visible_rows(self, keys: Collection[int]) -> QuerySet[Any]:
        """Without what only a record needs."""
        return Submission.objects.handed_in().filter(pk__in=keys).select_related("unit")

    def record(self, row: Submission) -> SearchRecord:
        """A submission; it opens at its receipt, a file's text at the file there."""
        last: SubmissionRound = row.standing[-1]  # type: ignore[attr-defined]
        common = self.common(row, last.submitted_at)
        common["labels"] |= {"type": tuple(_deliverables(row))}
        return SearchRecord(
            title=str(row),
            url=reverse("receipt", args=[last.receipt]),
            date=timezone.localdate(last.submitted_at),
            passages=tuple(_passages(row, last)),
            keywords=last.receipt,
            **common,
        )


def _deliverables(row: Submission) -> list[str]:
    """What was to be handed in, as readers type it after the name of the field."""
    wanted = {item.deliverable for item in row.assignments.all()}
    with translation.override(settings.LANGUAGE_CODE):
        return sorted(str(Assignment.Deliverable(item).label) for item in wanted)


def _passages(row: Submission, last: SubmissionRound) -> Iterator[Passage]:
    if last.text.strip():
        yield Passage(last.text)
    if values := "\n".join(_values(row, last.values)):
        yield Passage(values)
    files: list[SubmissionFile] = list(last.files.all())
    if files:
        yield Passage("\n".join(file.name for file in files))
    for file in files:
        yield from pages_of(file, f"#tep-{file.pk}")


def _values(row: Submission, values: Mapping[str, Any]) -> Iterator[str]:
    """Each value behind the name of what it answers."""
    asked = row.round.version.indicators.all() if row.round else ()
    names = {indicator.code: indicator.name for indicator in asked}
    for code, value in values.items():
        said = " ".join(_leaves(value))
        if said:
            yield f"{names[code]}: {said}" if code in names else said


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif value not in (None, ""):
        yield str(value)
