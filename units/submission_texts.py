"""The words by which a submission is found: its text, its values, its files."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from search.records import Passage
from units.models import Assignment, Submission, SubmissionFile, SubmissionRound
from units.search_source import pages_of


def deliverables(row: Submission) -> list[str]:
    """What was to be handed in, as readers type it after the name of the field."""
    wanted = {item.deliverable for item in row.assignments.all()}
    with translation.override(settings.LANGUAGE_CODE):
        return sorted(str(Assignment.Deliverable(item).label) for item in wanted)


def passages(row: Submission, last: SubmissionRound) -> Iterator[Passage]:
    """The text, the values and the files of a round."""
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
    names = {}
    if row.round:
        version = row.round.version
        names = {section.code: section.heading for section in version.sections.all()}
        names |= {item.code: item.name for item in version.indicators.all()}
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
