"""The questions of a version of a form, read once."""

from dataclasses import dataclass

from units.models.report import FormSection, FormVersion, Indicator


@dataclass(frozen=True)
class Part:
    """A section with the indicators that stand in it."""

    section: FormSection
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Questions:
    """Everything a form asks, in its order."""

    parts: tuple[Part, ...]

    @property
    def sections(self) -> list[FormSection]:
        """The sections in order."""
        return [part.section for part in self.parts]

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators in the order of the form."""
        return [item for part in self.parts for item in part.indicators]


def questions(version: FormVersion) -> Questions:
    """Read a version with its sections and indicators, in two queries."""
    sections = version.sections.order_by("sort_order", "pk").prefetch_related(
        "indicators"
    )
    return Questions(
        tuple(Part(section, tuple(section.indicators.all())) for section in sections)
    )
