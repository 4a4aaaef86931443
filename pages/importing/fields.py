"""What is read from a letter: the fields of `import_document`, and where each was read."""

from dataclasses import dataclass, field

from pages.citations import Citation

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field was read: the check page highlights it there."""

    page: int
    lines: tuple[int, ...]
    """Indexes into `Extracted.lines`."""
    box: Box | None = None
    """Fractions of the page; None where the file has no positions."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One numbered item of what a directive asks."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """For whom, as what and by whom a document is signed."""

    authority: str | None
    title: str | None
    name: str | None


@dataclass
class Letter:
    """None and empty mean that the document does not say it; nothing is guessed."""

    issuing_body: str | None = None
    parent_body: str | None = None
    number: str | None = None
    symbol: str | None = None
    document_type: str | None = None
    place: str | None = None
    date: str | None = None
    effective_from: str | None = None
    urgency: str | None = None
    circulation: str | None = None
    subject: str | None = None
    addressees: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signing_authority: str | None = None
    signer_title: str | None = None
    signer: str | None = None
    signatures: list[Signature] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    layout: str | None = None
    """Key of the form rule that the heading follows, see `layouts`."""
    confidence: dict[str, float] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
