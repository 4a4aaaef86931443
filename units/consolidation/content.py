"""A consolidated report as values: read once for the page, the DOCX and the XLSX."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from units.consolidation import figures
from units.consolidation.changes import Change, changes
from units.consolidation.coverage import Coverage, coverage
from units.consolidation.figures import Branch, Given, Line
from units.consolidation.scope import scope_of
from units.models import (
    ConsolidatedReport,
    ConsolidatedSection,
    SubmissionRound,
    Unit,
)
from units.models.consolidation import rounds_of
from units.reports.questions import questions
from units.reports.values import stored


@dataclass(frozen=True)
class Part:
    """A section with what units wrote for it and the figures that belong to it."""

    section: ConsolidatedSection
    lines: list[Line]

    @property
    def combined(self) -> list[Line]:
        """Figures that became one."""
        return [line for line in self.lines if not line.is_listed]

    @property
    def listed(self) -> list[Line]:
        """Answers that stand by unit."""
        return [line for line in self.lines if line.is_listed]


@dataclass(frozen=True)
class Content:
    """Everything that a report says, and what it was made from."""

    report: ConsolidatedReport
    parts: list[Part]
    sources: list[SubmissionRound]
    branches: list[Branch]
    branch_of: dict[int, int]

    @property
    def lines(self) -> list[Line]:
        """All indicators in the order of the form."""
        return [line for part in self.parts for line in part.lines]

    @cached_property
    def coverage(self) -> Coverage:
        """Who has reported, as it is now."""
        return coverage(scope_of(self.report), self.sources)

    @cached_property
    def changes(self) -> list[Change]:
        """What is not as it was when the report was drafted."""
        return changes(scope_of(self.report), self.sources)


def content_of(report: ConsolidatedReport) -> Content:
    """Read a report; the queries do not grow with units nor indicators."""
    sources = list(rounds_of(report))
    branches, branch_of = _branches([item.submission.unit for item in sources])
    lines_of_section = _lines(report, sources, branch_of)
    parts = [
        Part(section, lines_of_section.get(section.code, []))
        for section in report.sections.select_related("changed_by")
    ]
    return Content(report, parts, sources, branches, branch_of)


def _branches(units: Sequence[Unit]) -> tuple[list[Branch], dict[int, int]]:
    branch_of = figures.branch_keys({unit.pk: unit.ancestor_ids for unit in units})
    named = Unit.objects.filter(pk__in=set(branch_of.values())).order_by("tree_path")
    branches = [Branch(pk, name) for pk, name in named.values_list("pk", "name")]
    return branches, branch_of


def _lines(
    report: ConsolidatedReport,
    sources: Sequence[SubmissionRound],
    branch_of: dict[int, int],
) -> dict[str, list[Line]]:
    if report.round is None:
        return {}
    given = [
        Given(
            item.submission.unit.name,
            branch_of[item.submission.unit_id],
            item.receipt,
            stored(item.values)["indicators"],
        )
        for item in sources
        if not item.nothing_to_report
    ]
    return {
        part.section.code: figures.lines(part.indicators, given)
        for part in questions(report.round.version).parts
    }


@dataclass(frozen=True)
class Paragraph:
    """What one unit wrote for a section."""

    unit: Unit
    round: SubmissionRound
    text: str

    @property
    def mark(self) -> str:
        """What ties a paragraph of the report to the frozen round; it is not printed."""
        return f"[{self.round.receipt}]"

    @property
    def drafted(self) -> str:
        """As the first draft has it: the unit's name, its words, each paragraph with the
        mark."""
        said = [line.strip() for line in self.text.splitlines() if line.strip()]
        return "\n".join(f"{line} {self.mark}" for line in _named(self.unit, said))


def _named(unit: Unit, said: list[str]) -> list[str]:
    return [f"{unit.name}: {said[0]}", *said[1:]]


def paragraphs(
    code: str, sources: Sequence[SubmissionRound], *, of_form: bool
) -> list[Paragraph]:
    """What each unit wrote for a section of the form, or as a whole."""
    found = []
    for item in sources:
        text = stored(item.values)["sections"].get(code, "") if of_form else item.text
        if text.strip() and not item.nothing_to_report:
            found.append(Paragraph(item.submission.unit, item, text.strip()))
    return found
